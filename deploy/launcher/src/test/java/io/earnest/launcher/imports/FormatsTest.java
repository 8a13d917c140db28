package io.earnest.launcher.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One small folder of each kind that the README names. */
class FormatsTest {
    private static final Reading READING = new Reading(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void jekyll() {
        Findings findings = read("jekyll");

        Post bees = post(findings, "Dancing bees");
        assertThat(bees.publishedAt()).isEqualTo("2012-01-03T04:30:00Z");
        assertThat(bees.tags()).containsExactly("bees", "dance", "language", "nature");
        assertThat(bees.byline()).containsExactly("Ann Lee");
        assertThat(bees.aliases()).containsExactly("/archive/dancing-bees.html");
        assertThat(markdown(findings, bees))
                .isEqualTo("They dance to tell [the others](/articles/Honey) the way.\n\n"
                        + "<em>Picture: The dance, from above</em>\n");
        assertThat(post(findings, "Honey").tags()).containsExactly("honey", "portland, oregon");
        assertThat(post(findings, "Honey").publishedAt()).isEqualTo("2012-03-04T00:00:00Z");
        assertThat(kinds(findings))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "_posts/2012-05-06-hidden.md", LeftOut.Kind.DRAFT,
                        "_drafts/next-year.md", LeftOut.Kind.DRAFT,
                        "about.md", LeftOut.Kind.PAGE));
        assertThat(findings.unreadable()).isEmpty();
    }

    @Test
    void hugo() {
        Findings findings = read("hugo");

        Post bees = post(findings, "Dancing bees");
        assertThat(bees.publishedAt()).isEqualTo("2012-01-03T04:30:00Z");
        assertThat(bees.tags()).containsExactly("bees", "portland, oregon");
        assertThat(bees.byline()).containsExactly("Ann Lee");
        assertThat(bees.aliases()).containsExactly("/archive/dancing-bees/");
        assertThat(markdown(findings, bees))
                .isEqualTo("They dance to tell [the others](/articles/Honey) the way.\n\n"
                        + "<em>Picture: The dance, from above</em>\n");
        Post honey = post(findings, "Honey");
        assertThat(honey.tags()).containsExactly("food");
        assertThat(honey.publishedAt()).isEqualTo("2012-03-04T09:00:00Z");
        assertThat(kinds(findings))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "content/posts/next-year.md", LeftOut.Kind.DRAFT,
                        "content/posts/_index.md", LeftOut.Kind.PAGE));
        assertThat(findings.unreadable()).isEmpty();
    }

    @Test
    void hexo() {
        Findings findings = Folder.read(resource("hexo"), new Reading(READING.now(), ZoneId.of("Asia/Tokyo")));

        Post bees = post(findings, "Dancing bees");
        assertThat(bees.publishedAt()).isEqualTo("2012-01-02T14:30:00Z");
        assertThat(bees.tags()).containsExactly("bees", "portland, oregon", "nature", "insects");
        assertThat(bees.byline()).isEmpty();
    }

    @Test
    void eleventy() {
        Findings findings = read("eleventy");

        Post bees = post(findings, "Dancing bees");
        assertThat(bees.publishedAt()).isEqualTo("2012-01-03T04:30:00Z");
        assertThat(bees.tags()).containsExactly("post", "bees");
        assertThat(bees.aliases()).containsExactly("/archive/dancing-bees/index.html");
        assertThat(findings.unreadable()).containsOnlyKeys("honey.md");
        assertThat(findings.unreadable().get("honey.md")).contains("02/01/2012", "2012-01-02", "2012-02-01");
    }

    @Test
    void ghost() {
        Findings findings = read("ghost");

        Post bees = post(findings, "Dancing bees");
        assertThat(bees.source()).isEqualTo("ghost:5b1f4b5e-0001-4000-8000-000000000001");
        assertThat(bees.publishedAt()).isEqualTo("2012-01-03T04:30:00Z");
        assertThat(bees.tags()).containsExactly("bees", "portland, oregon");
        assertThat(bees.byline()).containsExactly("Ann Lee", "Kim Oh");
        assertThat(bees.aliases()).containsExactly("/dancing-bees/");
        assertThat(markdown(findings, bees)).isEqualTo("""
            <p>They dance to tell <a href="/articles/Honey">the others</a> the way.</p>

            <figure class="kg-card kg-image-card"><em>Picture: The dance, from above</em><figcaption>Summer</figcaption></figure>

            <pre><code>one&#10;
            two</code></pre>
            """);
        assertThat(post(findings, "Honey").byline()).containsExactly("Ann Lee");
        String file = "blog.ghost.2024-01-01.json: ";
        assertThat(kinds(findings))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        file + "Next year", LeftOut.Kind.DRAFT,
                        file + "For members", LeftOut.Kind.NOT_PUBLIC,
                        file + "About", LeftOut.Kind.PAGE,
                        file + "Soon", LeftOut.Kind.LATER));
    }

    @Test
    void wordpress() {
        Findings findings = read("wordpress");

        Post bees = post(findings, "Dancing bees & more");
        assertThat(bees.source()).isEqualTo("https://bees.example.org/?p=11");
        assertThat(bees.publishedAt()).isEqualTo("2012-01-03T04:30:00Z");
        assertThat(bees.tags()).containsExactly("portland, oregon");
        assertThat(bees.byline()).containsExactly("Ann Lee");
        assertThat(bees.aliases()).containsExactly("/2012/01/dancing-bees/");
        assertThat(markdown(findings, bees)).isEqualTo("""
            <p>They dance to tell <a href="/articles/Honey">the others</a><br>the way.</p>

            <figure><em>Picture: The dance</em> From above</figure>

            <pre>one&#10;
            two</pre>

            <p><a href="https://www.youtube.com/watch?v=abc-123">Embedded: youtube.com/watch?v=abc-123</a></p>
            """);
        Post honey = post(findings, "Honey");
        assertThat(honey.byline()).containsExactly("gone");
        assertThat(honey.publishedAt()).isEqualTo("2012-03-04T10:00:00Z");
        assertThat(markdown(findings, honey))
                .isEqualTo("<p>It keeps for ever.</p>\n\n"
                        + "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\"><a"
                        + " href=\"https://vimeo.com/1\">Embedded: vimeo.com/1</a></div></figure>\n\n"
                        + "<ul><li>in jars</li>\n"
                        + "</ul>\n");
        String file = "blog.WordPress.2024-01-01.xml: ";
        assertThat(kinds(findings))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        file + "Next year", LeftOut.Kind.DRAFT,
                        file + "Secret", LeftOut.Kind.NOT_PUBLIC,
                        file + "Locked", LeftOut.Kind.NOT_PUBLIC,
                        file + "About", LeftOut.Kind.PAGE));
        assertThat(findings.others()).containsExactly(Map.entry("attachment", 1));
    }

    @Test
    void an_export_may_name_no_file_and_not_grow() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "the secret");
        Files.writeString(folder.resolve("file.xml"), hostile("<!ENTITY x SYSTEM \"secret.txt\">"));
        Files.writeString(
                folder.resolve("grow.xml"),
                hostile("<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;&b;&b;\">"));

        Findings findings = Folder.read(folder, READING);

        assertThat(findings.posts()).isEmpty();
        assertThat(findings.unreadable()).containsOnlyKeys("file.xml", "grow.xml");
        assertThat(findings.unreadable().values()).allMatch(reason -> reason.contains("broken in line"));
    }

    private static String hostile(String entities) {
        return """
            <?xml version="1.0"?><!DOCTYPE rss [%s]>
            <rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel><item><title>x</title><guid>g</guid><content:encoded>&x;</content:encoded>
            <wp:post_date>2012-01-02</wp:post_date></item></channel></rss>
            """.formatted(entities);
    }

    @Test
    void an_export_that_breaks_off_gives_what_stands_before() throws IOException {
        String whole = Files.readString(resource("wordpress/blog.WordPress.2024-01-01.xml"));
        Files.writeString(folder.resolve("cut.xml"), whole.substring(0, whole.indexOf("<title>Honey")));

        Findings findings = Folder.read(folder, READING);

        assertThat(findings.posts()).hasSize(1);
        assertThat(findings.unreadable()).containsOnlyKeys("cut.xml");
    }

    @Test
    void what_is_hidden_or_of_a_library_or_something_else_is_not_looked_at() throws IOException {
        for (String name : List.of(".git/a.md", "node_modules/x/a.md", "package.json", "feed.xml", "a.txt", "b.md")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "---\ntitle: Bees\ndate: 2012-01-02\n---\nText.\n");
        }

        Findings findings = Folder.read(folder, READING);

        assertThat(findings.posts()).extracting(Post::source).containsExactly("b.md");
        assertThat(findings.unreadable()).isEmpty();
    }

    @Test
    void what_is_too_large_or_no_text_is_named() throws IOException {
        Files.write(folder.resolve("large.md"), new byte[2_000_001]);
        Files.write(folder.resolve("latin.md"), new byte[] {'-', '-', '-', '\n', (byte) 0xE9, '\n'});

        Findings findings = Folder.read(folder, READING);

        assertThat(findings.unreadable()).containsOnlyKeys("large.md", "latin.md");
        assertThat(findings.unreadable().get("large.md")).contains("2 MB");
    }

    private static Findings read(String name) {
        return Folder.read(resource(name), READING);
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(FormatsTest.class.getResource("/imports/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Post post(Findings findings, String title) {
        return findings.posts().stream()
                .filter(post -> post.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** With the titles of other texts as their slugs. */
    private static String markdown(Findings findings, Post post) {
        PostAddresses addresses = new PostAddresses(findings.posts());
        return post.body()
                .cleaned(new Targets(
                        address -> addresses
                                .source(address)
                                .flatMap(source -> findings.posts().stream()
                                        .filter(other -> other.source().equals(source))
                                        .findFirst())
                                .map(other -> "/articles/" + other.title()),
                        Optional.empty()))
                .markdown();
    }

    private static Map<String, LeftOut.Kind> kinds(Findings findings) {
        Map<String, LeftOut.Kind> kinds = new java.util.HashMap<>();
        findings.leftOut().forEach((name, why) -> kinds.put(name, why.kind()));
        return kinds;
    }
}
