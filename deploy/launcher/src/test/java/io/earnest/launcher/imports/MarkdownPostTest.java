package io.earnest.launcher.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownPostTest {
    private static final Instant MODIFIED = Instant.parse("2024-02-03T04:05:06Z");
    private static final Reading READING = new Reading(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void without_a_date_the_name_of_the_file_tells_it() {
        assertThat(post("2018-05-06-bees.md", "title: Bees").publishedAt()).isEqualTo("2018-05-06T00:00:00Z");
        assertThat(post("2018-05-06-bees/index.md", "title: Bees").publishedAt())
                .isEqualTo("2018-05-06T00:00:00Z");
        assertThat(post("2018-05-06-bees.md", "title: Bees").timeOfFile()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"title: Bees", "date: Last Modified", "date: git Created", "published: true", "date:"})
    void the_time_of_the_file_serves_only_where_nothing_else_is_said_and_is_noted(String fields) {
        Post post = post("bees.md", fields);

        assertThat(post.publishedAt()).isEqualTo(MODIFIED);
        assertThat(post.timeOfFile()).isTrue();
    }

    @Test
    void a_date_that_can_not_be_read_is_never_replaced() {
        assertThatThrownBy(() -> post("2018-05-06-bees.md", "date: 02/01/2012"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("02/01/2012");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"publishDate: 2012-01-02", "pubDate: Jan 2 2012", "published: 2012-01-02", "created: 2012/1/2"})
    void a_date_may_have_other_names(String field) {
        assertThat(post("bees.md", field).publishedAt()).isEqualTo("2012-01-02T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.md | draft: true | DRAFT",
                "a.md | draft: yes # not yet | DRAFT",
                "a.md | Draft: later | DRAFT",
                "a.md | published: false | DRAFT",
                "a.md | publish: no | DRAFT",
                "a.md | permalink: false | DRAFT",
                "a.md | status: draft | DRAFT",
                "a.md | status: pending | DRAFT",
                "a.md | layout: draft | DRAFT",
                "_drafts/a.md | title: A | DRAFT",
                "source/_drafts/a.md | title: A | DRAFT",
                "drafts/a.md | title: A | DRAFT",
                "a.md | visibility: private | NOT_PUBLIC",
                "a.md | private: true | NOT_PUBLIC",
                "a.md | hidden: true | NOT_PUBLIC",
                "a.md | password: sesame | NOT_PUBLIC",
                "a.md | headless: true | NOT_PUBLIC",
                "a.md | eleventyExcludeFromCollections: true | NOT_PUBLIC",
                "a.md | _build: {render: never} | NOT_PUBLIC",
                "a.md | date: 2099-01-01 | LATER",
                "2099-01-01-a.md | title: A | LATER",
                "a.md | publishDate: 2099-01-01 | LATER",
                "a.md | expiryDate: 2020-01-01 | OVER",
                "about.md | layout: page | PAGE",
                "about.md | type: page | PAGE",
                "posts/_index.md | title: A | PAGE"
            })
    void what_the_old_site_did_not_show_as_a_post_is_left_out(String source, String field, LeftOut.Kind kind) {
        Findings findings = read(source, field);

        assertThat(findings.posts()).isEmpty();
        assertThat(findings.leftOut().get(source)).isNotNull();
        assertThat(findings.leftOut().get(source).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.md | draft: false",
                "a.md | draft: no",
                "a.md | published: true",
                "a.md | status: publish",
                "a.md | visibility: Public",
                "a.md | hidden: 0",
                "a.md | draft:",
                "a.md | type: post",
                "my-drafts.md | title: A",
                "_posts/2012-01-02-a.md | layout: page",
                "a.md | expiryDate: 2099-01-01"
            })
    void what_it_showed_is_a_post(String source, String field) {
        assertThat(read(source, field).posts()).hasSize(1);
    }

    @Test
    void a_password_is_not_repeated() {
        assertThat(read("a.md", "password: sesame").leftOut().get("a.md"))
                .asString()
                .doesNotContain("sesame");
    }

    @Test
    void a_title_is_plain_text_of_at_most_200_characters() {
        assertThat(post("a.md", "title: 'The <em>best</em> *bees* &amp; more'").title())
                .isEqualTo("The best bees & more");
        assertThat(post("a.md", "title: " + "x".repeat(300)).title())
                .hasSize(200)
                .endsWith("…");
        assertThat(post("2018-05-06-on-bees.md", "tags: [x]").title()).isEqualTo("on bees");
        assertThat(post("posts/on-bees/index.md", "tags: [x]").title()).isEqualTo("on bees");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tags: ruby rails web | ruby;rails;web",
                "tags: on bees, honey | on bees;honey",
                "tags: [Bees, bees, Honey  Comb] | bees;honey comb",
                "tags: ['portland, oregon', x] | portland, oregon;x",
                "tag: machine learning | machine learning",
                "categories: [[Sports, Baseball]] | sports;baseball",
                "categories: a b | a;b",
                "category: on bees | on bees",
                "tags: [{name: Bees}, {title: Honey}] | bees;honey",
                "taxonomies: {tags: [a], categories: [b]} | a;b"
            })
    void tags_come_in_many_forms(String field, String tags) {
        assertThat(post("a.md", field).tags()).containsExactly(tags.split(";"));
    }

    @Test
    void more_tags_than_an_article_may_have_are_noted_where_they_are_left_out() {
        List<String> many = IntStream.range(0, 30).mapToObj(i -> "t" + i).toList();

        assertThat(post("a.md", "tags: " + many).tags()).hasSize(30);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "author: Ann Lee | Ann Lee",
                "authors: [Ann Lee, Kim Oh] | Ann Lee;Kim Oh",
                "author: {name: Ann Lee, email: a@example.org} | Ann Lee",
                "authors: [{name: Ann Lee}] | Ann Lee",
                "params: {author: Ann Lee} | Ann Lee",
                "byline: Ann Lee | Ann Lee"
            })
    void a_byline_comes_in_many_forms(String field, String names) {
        assertThat(post("a.md", field).byline()).containsExactly(names.split(";"));
    }

    @Test
    void what_has_no_byline_has_none() {
        assertThat(post("a.md", "title: A").byline()).isEmpty();
    }

    @Test
    void former_addresses_become_aliases() {
        Post post = post("a.md", """
            aliases: [/posts/bees/, old/bees.html, "https://old.example.org/2012/bees/#end"]
            redirect_from: /b
            permalink: /2012/01/02/bees/
            url: https://elsewhere.example.org/
            """);

        assertThat(post.aliases())
                .containsExactly("/posts/bees/", "/old/bees.html", "/2012/bees/", "/b", "/2012/01/02/bees/");
        assertThat(post("a.md", "permalink: /:year/:title/").aliases()).isEmpty();
        assertThat(post("a.md", "permalink: pretty").aliases()).isEmpty();
        assertThat(post("a.md", "aliases: ['/?p=1', '//evil.example', '/', '/a b']")
                        .aliases())
                .isEmpty();
    }

    @Test
    void a_file_without_front_matter_is_no_post_and_one_without_text_can_not_be_imported() {
        Findings findings = new Findings();
        MarkdownPost.read("a.md", "# Only text", MODIFIED, READING, findings);

        assertThat(findings.leftOut().get("a.md").kind()).isEqualTo(LeftOut.Kind.NO_POST);
        assertThatThrownBy(() -> MarkdownPost.read("a.md", "---\ntitle: x\n---\n \n", MODIFIED, READING, findings))
                .hasMessageContaining("no text");
    }

    private static Post post(String name, String fields) {
        return read(name, fields).posts().getFirst();
    }

    private static Findings read(String name, String fields) {
        Findings findings = new Findings();
        MarkdownPost.read(name, "---\n" + fields + "\n---\nText.\n", MODIFIED, READING, findings);
        return findings;
    }
}
