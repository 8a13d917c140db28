package io.earnest.launcher.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrontMatterTest {

    @Test
    void fields_are_read_as_text_whatever_they_look_like() {
        FrontMatter matter = FrontMatter.of("""
                ---
                title: "Bees: a beginning"
                date: 2019-04-01
                draft: yes
                tags:
                - 2.0
                -  gardens
                ---
                Text.
                """).orElseThrow();

        assertThat(matter.text("title")).contains("Bees: a beginning");
        assertThat(matter.text("date")).contains("2019-04-01");
        assertThat(matter.text("draft")).contains("yes");
        assertThat(matter.list("tags")).containsExactly("2.0", "gardens");
        assertThat(matter.body()).isEqualTo("Text.\n");
    }

    @Test
    void a_single_value_or_words_between_commas_serve_as_a_list() {
        FrontMatter matter =
                FrontMatter.of("---\ntags: bees, honey ,\nauthors: ana\n---\nx").orElseThrow();

        assertThat(matter.list("tags")).containsExactly("bees", "honey");
        assertThat(matter.list("authors")).containsExactly("ana");
        assertThat(matter.list("nothing")).isEmpty();
    }

    @Test
    void a_block_that_is_no_yaml_is_read_line_by_line() {
        FrontMatter matter = FrontMatter.of("""
                ---
                title: Bees: what they: want
                tags:
                - one
                - 'two'
                broken: [
                ---
                x
                """).orElseThrow();

        assertThat(matter.text("title")).contains("Bees: what they: want");
        assertThat(matter.list("tags")).containsExactly("one", "two");
    }

    @Test
    void windows_line_ends_and_a_byte_order_mark_do_not_matter() {
        FrontMatter matter = FrontMatter.of("\uFEFF---\r\ntitle: Bees\r\n---\r\nOne\r\ntwo\r\n")
                .orElseThrow();

        assertThat(matter.text("title")).contains("Bees");
        assertThat(matter.body()).isEqualTo("One\ntwo\n");
    }

    @Test
    void a_text_without_a_front_matter_has_none() {
        assertThat(FrontMatter.of("# Bees\n\n---\n\nText")).isEmpty();
        assertThat(FrontMatter.of("---\ntitle: never closed\n")).isEmpty();
        assertThat(FrontMatter.of("")).isEmpty();
    }

    @Test
    void a_rule_in_the_text_does_not_end_the_front_matter_a_second_time() {
        FrontMatter matter =
                FrontMatter.of("---\ntitle: Bees\n---\none\n\n---\n\ntwo\n").orElseThrow();

        assertThat(matter.body()).isEqualTo("one\n\n---\n\ntwo\n");
    }
}
