package io.earnest.launcher.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+++\n"
                        + "title = 'Bees'\n"
                        + "draft = true\n"
                        + "date = 2012-01-02T10:00:00+01:00\n"
                        + "tags = [\"a, b\", \"c\"]\n"
                        + "+++\n"
                        + "Text.\n",
                "+++\n"
                        + "Title = \"Bees\"\n"
                        + "DRAFT = true\n"
                        + "date = 2012-01-02T10:00:00+01:00\n"
                        + "[taxonomies]\n"
                        + "tags = [\"a, b\", \"c\"]\n"
                        + "+++\n"
                        + "Text.\n",
                "{\n"
                        + "\"title\": \"Bees\", \"draft\": true, \"date\": \"2012-01-02T10:00:00+01:00\", \"tags\": [\"a,"
                        + " b\", \"c\"]\n"
                        + "}\n\n"
                        + "Text.\n",
                "---json\n"
                        + "{\"title\": \"Bees\", \"draft\": true, \"date\": \"2012-01-02T10:00:00+01:00\", \"tags\": [\"a,"
                        + " b\", \"c\"]}\n"
                        + "---\n"
                        + "Text.\n",
                ";;;\n"
                        + "\"title\": \"Bees\", \"draft\": true, \"date\": \"2012-01-02T10:00:00+01:00\", \"tags\": [\"a,"
                        + " b\", \"c\"]\n"
                        + ";;;\n"
                        + "Text.\n",
                "---\ntitle: Bees\ndraft: true\ndate: 2012-01-02T10:00:00+01:00\ntags: [\"a, b\", c]\n---\nText.\n",
                "title: Bees\ndraft: true\ndate: 2012-01-02T10:00:00+01:00\ntags:\n- a, b\n- c\n---\nText.\n"
            })
    void each_language_says_the_same(String file) {
        FrontMatter matter = FrontMatter.of(file).orElseThrow();

        assertThat(matter.text("title")).contains("Bees");
        assertThat(matter.text("draft")).contains("true");
        assertThat(matter.text("date")).contains("2012-01-02T10:00:00+01:00");
        assertThat(matter.words("tags")).containsExactly("a, b", "c");
        assertThat(matter.body()).isEqualTo("Text.\n");
    }

    @Test
    void a_block_that_is_broken_is_refused_with_the_place() {
        assertThatThrownBy(() -> FrontMatter.of("+++\ntitle = Bees\n+++\nx"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("TOML");
        assertThatThrownBy(() -> FrontMatter.of("{\n\"title\": Bees\n}\nx"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("JSON");
        assertThatThrownBy(() -> FrontMatter.of("---js\n{ title: 'Bees' }\n---\nx"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("YAML");
    }

    @Test
    void a_text_that_begins_with_words_and_a_rule_has_no_front_matter() {
        assertThat(FrontMatter.of("Note: this is a text\n\n---\n\nMore.\n")).isEmpty();
        assertThat(FrontMatter.of("{% include x %}\n\nText")).isEmpty();
    }

    @Test
    void lists_that_hold_one_another_many_times_stay_small() {
        StringBuilder bomb = new StringBuilder("---\na0: &a0 [x, x]\n");
        for (int i = 1; i < 25; i++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d]\n".formatted(i, i - 1));
        }
        FrontMatter matter = FrontMatter.of(bomb + "tags: *a24\ncategories: [[one, two], {name: three}]\n---\nx\n")
                .orElseThrow();

        assertThat(matter.words("tags")).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void lists_may_hold_lists_and_things_with_a_name() {
        assertThat(FrontMatter.of("---\ncategories: [[one, two], {name: three}, ~]\n---\nx\n")
                        .orElseThrow()
                        .words("categories"))
                .containsExactly("one", "two", "three");
    }

    @Test
    void words_without_a_comma_are_several_values_where_that_is_asked_for() {
        FrontMatter matter = FrontMatter.of("---\ntags: ruby rails  web\ncategories: on bees, honey\n---\nx")
                .orElseThrow();

        assertThat(matter.words("tags")).containsExactly("ruby", "rails", "web");
        assertThat(matter.words("categories")).containsExactly("on bees", "honey");
        assertThat(matter.values("tags")).containsExactly("ruby rails  web");
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
