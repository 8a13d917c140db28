package io.earnest.launcher.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostTest {
    private static final Instant MODIFIED = Instant.parse("2024-02-03T04:05:06Z");

    @ParameterizedTest
    @CsvSource({
        "2019-04-01, 2019-04-01T00:00:00Z",
        "2019-04-01T13:49:34-04:00, 2019-04-01T17:49:34Z",
        "2019-04-01 12:00:00 -5, 2019-04-01T17:00:00Z",
        "2019-04-01 9:30:00 +0530, 2019-04-01T04:00:00Z",
        "2019-04-01T12:00:00.000Z, 2019-04-01T12:00:00Z"
    })
    void dates_are_read_as_people_write_them(String written, String instant) {
        assertThat(Dates.lenient(written)).contains(Instant.parse(instant));
    }

    @Test
    void what_is_no_date_is_none() {
        assertThat(Dates.lenient("soon")).isEmpty();
        assertThat(Dates.lenient("2019-13-40")).isEmpty();
    }

    @Test
    void without_a_date_the_name_of_the_file_tells_it_and_else_its_time() throws Exception {
        assertThat(post("2018-05-06-bees.md", "title: Bees").publishedAt()).isEqualTo("2018-05-06T00:00:00Z");
        assertThat(post("bees.md", "title: Bees").publishedAt()).isEqualTo(MODIFIED);
    }

    @Test
    void a_title_is_plain_text_of_at_most_200_characters() throws Exception {
        assertThat(post("a.md", "title: 'The <em>best</em> *bees* &amp; more'").title())
                .isEqualTo("The best bees & more");
        assertThat(post("a.md", "title: " + "x".repeat(300)).title())
                .hasSize(200)
                .endsWith("…");
        assertThat(post("2018-05-06-on-bees.md", "tags: [x]").title()).isEqualTo("on bees");
    }

    @Test
    void tags_are_lower_case_each_once_and_at_most_20() throws Exception {
        assertThat(post("a.md", "tags: [Bees, bees, Honey  Comb]").tags()).containsExactly("bees", "honey comb");
        List<String> many = IntStream.range(0, 30).mapToObj(i -> "t" + i).toList();
        assertThat(post("a.md", "tags: " + many).tags()).hasSize(20);
    }

    @Test
    void a_file_without_front_matter_or_text_can_not_be_imported() {
        assertThatThrownBy(() -> Post.of("a.md", "# Only text", MODIFIED)).hasMessageContaining("front matter");
        assertThatThrownBy(() -> Post.of("a.md", "---\ntitle: x\n---\n \n", MODIFIED))
                .hasMessageContaining("no text");
    }

    private static Post post(String name, String fields) throws Exception {
        return Post.of(name, "---\n" + fields + "\n---\nText.\n", MODIFIED);
    }
}
