package io.earnest.comment.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.earnest.chassis.testing.Hostile;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@Hostile
class CommentMarkdownTest {
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
    void quotesListsAndCodeAreWhatTheyAre() {
        assertThat(html("> said *before*\n> and more\n\nAnswer"))
                .isEqualTo("<blockquote>\n<p>said <em>before</em><br />\nand more</p>\n</blockquote>\n<p>Answer</p>");
        assertThat(html("- one\n- two\n\n3. three\n4. four"))
                .isEqualTo("<ul><li>one</li><li>two</li></ul>\n<ol start=\"3\"><li>three</li><li>four</li></ol>");
    }

    @Test
    void codeOfManyLinesStaysAsItWasPasted() {
        String code = "for (x in y) {\n\n    if (x < 2) [a]: b\n\t* no list *\n}";
        String kept = "for (x in y) {\n\n    if (x &lt; 2) [a]: b\n\t* no list *\n}\n";
        for (String fence : List.of("```", "~~~~")) {
            assertThat(html("See:\n" + fence + "java\n" + code + "\n" + fence + "\nDone"))
                    .contains("<p>See:</p>\n<pre><code>" + kept + "</code></pre>\n<p>Done</p>");
        }
        assertThat(html("    a\n      b\n\n    c")).isEqualTo("<pre><code>a\n  b\n\nc\n</code></pre>");
        assertThat(html("```\nno end\n[x]: y")).contains("no end\n[x]: y");
    }

    @Test
    void whatWouldBeALayoutStaysTheTextThatItIs() {
        assertThat(html("# Title\n\n***\n\nSetext\n===\n\n| a | b |\n|---|---|\n| 1 | 2 |"))
                .contains("# Title", "Setext", "&#61;&#61;&#61;", "| a | b |")
                .doesNotContain("<h1", "<hr", "<table");
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
        for (String block : List.of("", "> ", "- ", "1. ", "> - ")) {
            assertThat(html(block + "[a]: https://a.example \"title\""))
                    .as(block)
                    .contains("[a]:")
                    .contains("https://a.example");
        }
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
            assertThat(CommentMarkdown.render(CommentMarkdown.normalized(blank)))
                    .as("<%s>", blank)
                    .isNull();
        }
        assertThat(html("👩‍👩‍👧‍👦")).contains("\u200d");
        assertThat(html("**")).isEqualTo("<p>**</p>");
    }

    @Test
    void controlsAndDirectionOverridesDoNotGetThrough() {
        assertThat(CommentMarkdown.normalized("a\u0000b\u0007c\r\nd\re\u202Ef\u2067g\ud800h"))
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
                "> ".repeat(2_500) + "x",
                "- ".repeat(2_500) + "x",
                ">".repeat(5_000),
                "1. ".repeat(1_600) + "x",
                "```\n".repeat(1_000),
                "> [".repeat(1_600) + "]: x",
                "http://".repeat(700))) {
            // On a thread like those that serve requests.
            assertThatCode(() -> Executors.newVirtualThreadPerTaskExecutor()
                            .submit(() -> CommentMarkdown.render(body))
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
            "🎉",
            "\n> ",
            "\n- ",
            "\n3. ",
            "\n```\n",
            "    "
        };
        for (int i = 0; i < 3_000; i++) {
            StringBuilder body = new StringBuilder();
            for (int p = random.nextInt(30); p >= 0; p--) {
                body.append(parts[random.nextInt(parts.length)]);
            }
            String html = CommentMarkdown.render(CommentMarkdown.normalized(body.toString()));
            if (html != null) {
                assertThat(html.replaceAll(
                                "</?(p|em|strong|code|blockquote|ul|ol|li|pre)>|<ol start=\"\\d+\">|<br />|<a href=\"[^\"<>]*\" rel=\"[a-z ]*\">|</a>",
                                ""))
                        .as("seed %d, round %d: %s", seed, i, body)
                        .doesNotContain("<");
                assertThat(html).doesNotContain("href=\"javascript");
            }
        }
    }

    private static String html(String body) {
        String html = CommentMarkdown.render(CommentMarkdown.normalized(body));
        assertThat(html).as(body).isNotNull();
        return html;
    }
}
