package io.earnest.comment.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.earnest.chassis.testing.Hostile;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@Hostile
class InlineMarkdownTest {
    @Test
    void theInlineSubsetIsRendered() {
        assertThat(html("*a* **b** `c <d>`\nnext line\n\nnext paragraph"))
                .isEqualTo("<p><em>a</em> <strong>b</strong> <code>c &lt;d&gt;</code><br />\n"
                        + "next line</p>\n<p>next paragraph</p>");
    }

    @Test
    void linksAreNotFollowedAndBareAddressesBecomeLinks() {
        for (String body : List.of("[x](https://a.example/?b=c)", "https://a.example/?b=c")) {
            assertThat(html(body))
                    .contains("href=\"https://a.example/?b&#61;c\"")
                    .contains("nofollow");
        }
        assertThat(html("[m](mailto:a@b.example)")).contains("href=\"mailto:a&#64;b.example\"");
    }

    @Test
    void noLinkRunsCode() {
        for (String target : List.of(
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java\u0000script:alert(1)",
                "&#106;avascript:alert(1)",
                "%6Aavascript:alert(1)",
                "vbscript:x",
                "data:text/html;base64,PHNjcmlwdD4=",
                "<javascript:alert(1)>",
                "file:///etc/passwd")) {
            String html = html("[x](" + target + ") and [y]: " + target);
            assertThat(html.toLowerCase()).as(target).doesNotContain("<a");
        }
        assertThat(html("<javascript:alert(1)>")).doesNotContain("<a");
    }

    @Test
    void rawHtmlIsShownAndNotObeyed() {
        assertThat(html("<script>alert(1)</script>")).isEqualTo("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
        assertThat(html("<img src=x onerror=alert(1)>")).doesNotContain("<img");
        assertThat(html("<div>\n\n# x\n</div>")).doesNotContain("<div", "<h1");
        assertThat(html("[x](https://a.example \"t\" onclick=alert(1))"))
                .doesNotContain("<a href=\"https://a.example\" onclick");
        assertThat(html("[x](https://a.example \"\\\" onclick=alert(1) \\\"\")"))
                .doesNotContain("onclick");
    }

    @Test
    void blocksStayTheTextThatTheyAre() {
        String html =
                html("# Title\n\n> quote\n\n- item\n\n1. one\n\n    code\n\n---\n\n```\nfence\n```\n\nSetext\n===");
        assertThat(html)
                .contains("# Title", "&gt; quote", "- item", "1. one", "Setext")
                .doesNotContain("<h1", "<blockquote", "<ul", "<ol", "<pre", "<hr");
    }

    @Test
    void picturesBecomeTheirAlternativeText() {
        assertThat(html("![a *cat*](https://a.example/cat.png)")).isEqualTo("<p>a <em>cat</em></p>");
        assertThat(html("![a](b.png)![c](d.png) e")).isEqualTo("<p>ac e</p>");
        assertThat(html("[![a](b.png)](https://a.example)")).contains(">a</a>").doesNotContain("<img");
        assertThat(html("![![in](b.png)](c.png)")).doesNotContain("<img").contains("in");
    }

    @Test
    void definitionsOfLinksAreShown() {
        assertThat(html("[a]: https://a.example \"title\"")).contains("[a]:").contains("https://a.example");
    }

    @Test
    void whatShowsNothingIsNothing() {
        for (String blank : List.of(
                "",
                " \n\t",
                "\u200b\u200c\u200d\u2060\ufeff",
                "\u00ad",
                "\u2800",
                "\u3164\uffa0",
                "[ ](https://a.example)",
                "![](x)",
                "\u202e\u202c",
                "\u0301\u0302")) {
            assertThat(InlineMarkdown.render(InlineMarkdown.normalized(blank)))
                    .as("<%s>", blank)
                    .isNull();
        }
        assertThat(html("👩‍👩‍👧‍👦")).contains("\u200d");
        assertThat(html("**")).isEqualTo("<p>**</p>");
    }

    @Test
    void controlsAndDirectionOverridesDoNotGetThrough() {
        assertThat(InlineMarkdown.normalized("a\u0000b\u0007c\r\nd\re\u202Ef\u2067g\ud800h"))
                .isEqualTo("abc\nd\nefgh");
        assertThat(html("שלום עולם")).isEqualTo("<p>שלום עולם</p>");
    }

    @Test
    void aLinkThatOnlyLooksLikeOneOfThisSiteStaysText() {
        for (String target : List.of(
                "//evil.example",
                "/\\\\evil.example",
                "/&#92;evil.example",
                "/&#9;/evil.example",
                "<https://a.example/ b>")) {
            assertThat(html("[a](" + target + ")")).as(target).doesNotContain("href");
        }
        assertThat(html("[a](/articles/b-1)")).contains("href=\"/articles/b-1\"");
    }

    @Test
    void hostileNestingEndsQuickly() {
        for (String body : List.of(
                "[".repeat(10_000),
                "]".repeat(10_000),
                "![".repeat(5_000),
                "![".repeat(1_600) + "x" + "]".repeat(1_600),
                "![".repeat(800) + "x" + "](b)".repeat(800),
                "[a](".repeat(2_500),
                "*a **a ".repeat(1_000),
                "*a_ ".repeat(2_000),
                "**x".repeat(3_000) + "**".repeat(2_000),
                "`".repeat(10_000),
                "<".repeat(10_000),
                "[".repeat(2_500) + "a" + "](b)".repeat(2_500),
                "*".repeat(2_500) + "a" + "*".repeat(2_500),
                "http://".repeat(700))) {
            // On a thread like those that serve requests.
            assertThatCode(() -> Executors.newVirtualThreadPerTaskExecutor()
                            .submit(() -> InlineMarkdown.render(body))
                            .get())
                    .as(body.substring(0, 10))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void randomTextNeverGivesAnythingElseThanTheSubset() {
        long seed = 20260801;
        Random random = new Random(seed);
        String[] parts = {
            "*",
            "**",
            "`",
            "[",
            "](",
            ")",
            "!",
            "<a href=",
            "javascript:",
            "x",
            " ",
            "\n",
            "\\",
            "&lt;",
            "<b>",
            "\"",
            "'",
            "https://e.example",
            "\u202e",
            "🎉"
        };
        for (int i = 0; i < 3_000; i++) {
            StringBuilder body = new StringBuilder();
            for (int p = random.nextInt(30); p >= 0; p--) {
                body.append(parts[random.nextInt(parts.length)]);
            }
            String html = InlineMarkdown.render(InlineMarkdown.normalized(body.toString()));
            if (html != null) {
                assertThat(html.replaceAll(
                                "</?(p|em|strong|code)>|<br />|<a href=\"[^\"<>]*\" rel=\"[a-z ]*\">|</a>", ""))
                        .as("seed %d, round %d: %s", seed, i, body)
                        .doesNotContain("<");
                assertThat(html).doesNotContain("href=\"javascript");
            }
        }
    }

    private static String html(String body) {
        String html = InlineMarkdown.render(InlineMarkdown.normalized(body));
        assertThat(html).as(body).isNotNull();
        return html;
    }
}
