package io.earnest.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.testing.Hostile;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Hostile
class MarkdownTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private final Markdown markdown = new Markdown();

    private String html(String body) {
        String html = markdown.render(body).html();
        assertSafe(html);
        return html;
    }

    /** What must hold of any article's HTML, whatever was written. */
    private static void assertSafe(String html) {
        Matcher tags = TAG.matcher(html);
        while (tags.find()) {
            assertThat(tags.group(2))
                    .as(tags.group())
                    .isNotIn(
                            "script", "style", "iframe", "img", "object", "embed", "form", "input", "svg", "math", "h1",
                            "video", "audio", "link", "meta", "base", "button", "picture", "source", "html", "body");
            Matcher attributes = ATTRIBUTE.matcher(tags.group(3));
            while (attributes.find()) {
                assertThat(attributes.group(1))
                        .as(tags.group())
                        .isIn(
                                "href", "rel", "id", "class", "title", "align", "colspan", "rowspan", "scope", "start",
                                "open");
                if (attributes.group(1).equals("href")) {
                    assertThat(attributes.group(2))
                            .matches("(?s)(?i)(https?://|mailto:|/(?!/)|#s-).*")
                            .doesNotContain("\\");
                }
                if (attributes.group(1).equals("id")) {
                    assertThat(attributes.group(2)).startsWith("s-");
                }
            }
        }
    }

    @Test
    void rendersTheReadingSubset() {
        assertThat(html("a **b** *c* ~~d~~ `e`"))
                .contains("<strong>b</strong>", "<em>c</em>", "<del>d</del>", "<code>e</code>");
        assertThat(html("|a|b|\n|:-|-:|\n|1|2|"))
                .contains("<table>", "<th align=\"left\">a</th>", "<td align=\"right\">2</td>");
        assertThat(html("<details><summary>More</summary>\n\n*x*\n\n</details>"))
                .contains("<details><summary>More</summary>", "<em>x</em>");
        assertThat(html("H<sub>2</sub>O, <abbr title=\"Cascading Style Sheets\">CSS</abbr>, <ins>in</ins>"))
                .contains("<sub>2</sub>", "<abbr title=\"Cascading Style Sheets\">", "<ins>in</ins>");
        assertThat(html("```java\nint i = 1 < 2;\n```")).contains("<code class=\"language-java\">", "1 &lt; 2");
        assertThat(html("3. three\n4. four")).contains("<ol start=\"3\">");
    }

    @Test
    void headingsStartBelowThePagesOwn() {
        assertThat(html("# A\n## B")).contains("<h2 id=\"s-a\">A</h2>", "<h3 id=\"s-b\">B</h3>");
        assertThat(html("## A\n### B")).contains("<h2 id=\"s-a\">", "<h3 id=\"s-b\">");
        assertThat(html("#### A\n\n<h1>raw</h1>")).contains("<h5 id=\"s-a\">A</h5>", "<h2>raw</h2>");
        assertThat(html("### A")).contains("<h2 id=\"s-a\">A</h2>");
        assertThat(html("# A\n\n[up](#a)")).contains("href=\"#s-a\"");
    }

    @Test
    void linksLeadOutWithoutTrustAndNowhereElse() {
        assertThat(html("[a](https://example.org/x)"))
                .contains("<a href=\"https://example.org/x\" rel=\"nofollow noopener ugc\">a</a>");
        assertThat(html("see https://example.org/y.")).contains("<a href=\"https://example.org/y\"");
        assertThat(html("[a](/articles/x-1)")).contains("href=\"/articles/x-1\"");
        assertThat(html("[a](//example.org)")).contains("href=\"https://example.org\"");
        for (String bad : new String[] {
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt:alert(1))",
            "<a href=\"java&#10;script:alert(1)\">a</a>",
            "<a href=\" javascript:alert(1)\">a</a>",
            "[a](data:text/html,x)",
            "[a](vbscript:x)",
            "[a](other.html)",
            "<a href=\"/\\evil.example\">a</a>",
            "<javascript:alert(1)>"
        }) {
            assertThat(html(bad)).as(bad).doesNotContain("href");
        }
    }

    @Test
    void footnotesStandAtTheEnd() {
        String html =
                html("One[^a] and [two](https://example.org)[^b].\n\n[^a]: First *note*\nhas two lines.\n\nMore.\n"
                        + "\n[^b]: Second.\n\n`[^a]` and [^c]\n\n```\n[^d]: code\n```\n");
        assertThat(html)
                .contains(
                        "One<sup class=\"footnote-ref\"><a href=\"#s-fn:1\" id=\"s-fnref:1\""
                                + " rel=\"nofollow noopener ugc\">1</a></sup> and",
                        "two</a><sup class=\"footnote-ref\"><a href=\"#s-fn:2\"",
                        "<p>More.</p>",
                        "<code>[^a]</code> and [^c]",
                        "[^d]: code",
                        "<hr />",
                        "<li id=\"s-fn:1\"><p>First <em>note</em>\nhas two lines.",
                        "href=\"#s-fnref:2\"");
        html("[^x]: y\n".repeat(9_000) + "[^x]".repeat(9_000));
        html("[^" + "a".repeat(100_000) + "]: x\n");
    }

    @Test
    void aNoteEndsWhereAnotherBlockBegins() {
        String html = html("Text.[^1]\n\n[^1]: note\n## Heading\n\nMore.\n\n[^2]: unused");
        assertThat(html)
                .contains("<h2 id=\"s-heading\">Heading</h2>", "<p>note ")
                .doesNotContain("unused");
        assertThat(html("A[^n].\n\n[^n]: first\n\n    second *paragraph*\n\n    - item\n\nAfter."))
                .contains("<p>After.</p>", "<p>second <em>paragraph</em></p>", "<li>item</li>");
        assertThat(html("A[^n].\n[^n]: in the way of a paragraph")).contains("<p>in the way of a paragraph ");
    }

    @Test
    void aNoteThatIsReferredToTwiceHasOneNumberAndTwoWaysBack() {
        String html = html("A[^x] b[^Y] c[^X].\n\n[^y]: why\n[^x]: ex\n[^x]: another");
        assertThat(html)
                .contains("id=\"s-fnref:1\"", "id=\"s-fnref:1:2\"", "id=\"s-fnref:2\"")
                .contains("href=\"#s-fnref:1\"", "href=\"#s-fnref:1:2\"", "href=\"#s-fnref:2\"")
                .doesNotContain("another");
        assertThat(html.indexOf("<p>ex")).as("by their first reference").isLessThan(html.indexOf("<p>why"));
        assertEachIdOnce(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Header\n# Header 1\n# Header",
                "# Header 1\n# Header\n# Header",
                "# fn:1\n\nA[^1]\n\n[^1]: b",
                "<p id=\"header\">a</p>\n\n# Header\n# Header",
                "<p id=\"a-1\">a</p>\n\n# a\n# a",
                "# ประเทศไทย\n# ประเทศไทย",
                "# हिन्दी\n# हिन्दी",
                "# 日本\n# 日本",
                "# 🐋\n# 🐋\n# !",
                "# İstanbul\n# i̇stanbul"
            })
    void noIdStandsTwiceOnAPage(String body) {
        assertEachIdOnce(html(body));
    }

    private static void assertEachIdOnce(String html) {
        Matcher ids = Pattern.compile(" id=\"([^\"]*)\"").matcher(html);
        List<String> found = new ArrayList<>();
        while (ids.find()) {
            found.add(ids.group(1));
        }
        assertThat(found).as(html).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    }

    @Test
    void aFragmentOfAnyScriptLeadsToItsHeading() {
        assertThat(html("# ประเทศไทย\n\n[up](#ประเทศไทย)")).contains("id=\"s-ประเทศไทย\"", "href=\"#s-ประเทศไทย\"");
        assertThat(html("# Café\n\n[up](#caf%C3%A9)")).contains("id=\"s-café\"", "href=\"#s-café\"");
    }

    @Test
    void neitherNumbersOfNotesNorOurNamesOfPicturesAreWordsOfTheText() {
        Rendered rendered =
                markdown.render("A wave breaks.[^1] Every one.\n\n![](https://example.org/bee.png)\n\n[^1]: Yes.");
        assertThat(rendered.excerpt()).isEqualTo("A wave breaks. Every one.");
        assertThat(rendered.words()).isEqualTo(6);
        assertThat(PlainText.of(rendered.html())).contains("breaks. Every").doesNotContain("1", "↩", "Picture");
        assertThat(markdown.render("[![](https://example.org/bee.png)](/a)").excerpt())
                .isEmpty();
        assertThat(markdown.render("![A bee](https://example.org/bee.png)").excerpt())
                .isEqualTo("A bee");
    }

    @Test
    void picturesAskNoThirdParty() {
        assertThat(html("![A bee](https://example.org/bee.png)"))
                .contains("<a href=\"https://example.org/bee.png\"", ">A bee</a>");
        assertThat(html("![](https://example.org/bee.png)")).contains(">Picture at example.org</a>");
        assertThat(html("![A bee](/assets/bee.png)")).contains("<p>A bee</p>");
        assertThat(html("![A bee](bee.png)")).contains("<p>A bee</p>");
        assertThat(html("[![A bee](https://example.org/bee.png)](https://example.org)"))
                .contains("<a href=\"https://example.org\" rel=\"nofollow noopener ugc\">A bee</a>");
        assertThat(html("<figure><img src='https://example.org/b.png' alt='B'><figcaption>c</figcaption></figure>"))
                .contains("<figure><a href=\"https://example.org/b.png\"", "<figcaption>c</figcaption>");
        assertThat(html("<img src=data:image/png;base64,xx alt=dot>")).contains("dot");
        assertThat(html("<iframe src='https://video.example/1' title='Film'>x</iframe> after"))
                .contains("<a href=\"https://video.example/1\"", ">Film</a>", "after");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>text",
                "<style>*{display:none}</style>text",
                "<p onclick=alert(1) style='color:red'>text</p>",
                "<svg><script>alert(1)</script></svg>text",
                "<svg onload=alert(1)>",
                "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">",
                "<form action=https://evil.example><input name=password></form>",
                "<base href=https://evil.example><meta http-equiv=refresh content=0>",
                "<div class=fixed id=main>text</div>",
                "<img src=x onerror=alert(1)>",
                "<a href='https://a.example' target=_blank onmouseover=x>a</a>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<!--><script>alert(1)</script-->",
                "`<script>alert(1)</script>`",
                "[a](<javascript:alert(1)>)",
                "[x]: javascript:alert(1)\n\n[x]",
                "<p id=\"a b\" id=\"cookie\">x</p>",
                "\u0000<scr\u0000ipt>alert(1)</script>",
                "<a href=\"https://x.example/\" id=\"viewer\">",
                "</div></article><h1>outside</h1>"
            })
    void hostileHtmlIsDisarmed(String body) {
        assertThat(html(body)).doesNotContainIgnoringCase("onerror=").doesNotContain("<script");
    }

    @Test
    void whatIsMadeToGrowOrDeepenStaysBounded() {
        int n = 10_000;
        String[] bodies = {
            ">".repeat(n) + " a",
            "> ".repeat(n) + "a",
            "[".repeat(n) + "a" + "]".repeat(n),
            "![".repeat(n),
            "*a ".repeat(n),
            "*a **a ".repeat(n),
            "**a *b ".repeat(n) + "*".repeat(n),
            "- ".repeat(n) + "a",
            "<div>".repeat(n) + "a",
            "<blockquote><ul><li>".repeat(n) + "a",
            "`".repeat(n) + "a",
            "[a](".repeat(n),
            "<a href='".repeat(n),
            "<!--".repeat(n),
            "&#".repeat(n),
            "|".repeat(50_000) + "\n" + "-|".repeat(25_000) + "\n" + "|\n".repeat(20_000),
            "~~a ".repeat(n),
            "_a".repeat(n),
            "# a\n".repeat(n),
            "http://a".repeat(n),
            "a@b.".repeat(n),
            "[a]: b\n".repeat(n) + "[a]".repeat(n),
            "<svg>".repeat(n) + "a",
            "1. a\n   ".repeat(n)
        };
        for (String body : bodies) {
            assertSafe(markdown.renderAgain(body).html());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'# a\n', 47500, '1,000 headings'",
        "'a\n=\n', 47500, '1,000 headings'",
        "'a\n\n', 63000, '10,000 paragraphs'",
        "'- a\n', 47500, '10,000 paragraphs'",
        "'[a](/b)', 27000, '5,000 links'",
        "'![a](/b)', 23000, '5,000 links'",
        "'a@b.c ', 31000, '5,000 links'",
        "'*a* ', 47500, '20,000 marks'",
        "'~~a~~ ', 31000, '20,000 marks'",
        "'<b>', 63000, '20,000 marks'"
    })
    void aBodyOfMarkupAloneIsRefusedAndToldWhatItHasTooManyOf(String part, int times, String told) {
        String body = "x " + part.repeat(times);
        assertThatThrownBy(() -> markdown.render(body)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(400);
            assertThat(e.problem().detail()).contains(told, "split the text");
        });
        assertThat(markdown.renderAgain(part.repeat(12_000)).html())
                .as("what was kept before there was the limit")
                .isNotEmpty();
    }

    @Test
    void tablesMayHaveSoManyCellsAndALongTextHasRoom() {
        String table = "|a|b|\n|-|-|\n";
        assertThat(markdown.render(table + "|c|d|\n".repeat(9_000)).html()).contains("<td>d</td>");
        assertThatThrownBy(() -> markdown.render(table + "|c|d|\n".repeat(11_000)))
                .hasMessageContaining("20,000 table cells");
        String chapter = "## A chapter\n\nWith *some* words and [a link](/to) in it.\n\n- one\n- two\n\n";
        assertThat(markdown.render(chapter.repeat(900)).words()).isGreaterThan(9_000);
    }

    /**
     * What grows with the square of the body, or its cube, takes more than four times as long for twice as much. In processor
     * time of this thread, and with so much to spare that a busy machine does not matter.
     */
    @ParameterizedTest
    @CsvSource({
        "'<a ', 'href=/a ', '>x</a>'",
        "'<a ', 'title=a ', '>x</a>'",
        "'<table><tr><td ', 'align=left ', '>x'",
        "'<img ', 'alt=a ', '>'",
        "'<b ', 'a=b ', '>'",
        "'<a ', 'href=a class= id=i ', '>x</a>'"
    })
    void theTimeOfATagGrowsWithItsAttributesAndNoFaster(String begin, String attribute, String end) {
        long half = nanos(begin + attribute.repeat(80_000 / attribute.length()) + end);
        long whole = nanos(begin + attribute.repeat(160_000 / attribute.length()) + end);
        assertThat(whole).isLessThan(4 * half + Duration.ofMillis(300).toNanos());
    }

    private long nanos(String body) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            html(body);
            least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
        }
        return least;
    }

    @Test
    void theFirstOfAnAttributeCountsHoweverOftenItComes() {
        assertThat(html("<a href=/x href=/y title=1 title=2>q</a>"))
                .contains("<a href=\"/x\" title=\"1\" rel=\"nofollow noopener ugc\">q</a>");
    }

    @Test
    void aTextThatMultipliesItselfIsRefused() {
        String body = "[a]: https://example.org/" + "x".repeat(90_000) + "\n\n" + "[a] ".repeat(4_000);
        assertThatThrownBy(() -> markdown.render(body))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("larger than a page");
    }

    @Test
    void randomMarkupIsSafe() {
        String[] parts = {
            "<",
            ">",
            "\"",
            "'",
            "script",
            "img src=",
            "a href=",
            "javascript:",
            "https://e.example",
            "[",
            "]",
            "(",
            ")",
            "!",
            "*",
            "_",
            "`",
            "\n",
            "\n\n",
            "> ",
            "- ",
            "#",
            "|",
            "---",
            "&lt;",
            "&#106;",
            "\u0000",
            "<!--",
            "-->",
            " onerror=",
            "</",
            "/>",
            "svg",
            "iframe",
            "<p>",
            "</p>",
            "<td>",
            "=",
            " ",
            "é",
            "𝕏"
        };
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                body.append(parts[random.nextInt(parts.length)]);
            }
            try {
                html(body.toString());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + body, e);
            }
        }
    }

    /** With a limit of waiting: what grows with the square of the text takes minutes for the longest body. */
    @ParameterizedTest(name = "{0} … {1}")
    @CsvSource(
            value = {
                "![, ]",
                "[, ]",
                "!![, ]",
                "![, ](x)",
                "[, ](x)",
                "[, ][x]",
                ">, ",
                "> , ",
                "- , ",
                "1. , ",
                "*, *",
                "**, **",
                "_a __, ",
                "~~a , ",
                "`, ",
                "<b>, </b>",
                "<div>, ",
                "<a href=, ",
                "<!--, ",
                "&, ;",
                "http://, ",
                "a@b., ",
                "[^a], ",
                "\\, "
            })
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theLongestBodyOfNestedMarksIsRenderedSafely(String opening, @Nullable String closing) {
        String close = closing == null ? "" : closing;
        int times = 190_000 / (opening.length() + close.length());
        String body = opening.repeat(times) + "x" + close.repeat(times);
        try {
            assertSafe(markdown.render(body).html());
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isEqualTo(400);
        }
    }

    @Test
    void wordsAndExcerptAreOfTheText() {
        Rendered rendered = markdown.render("# Title here\n\nOne *two* thr**ee** `four`.\n\n- five\n- six — seven\n");
        assertThat(rendered.words()).isEqualTo(9);
        assertThat(rendered.excerpt()).isEqualTo("One two three four.");
        assertThat(markdown.render("日本 and more").words()).isEqualTo(4);
        Rendered whale = markdown.render("A 🐋 sings 𝄞.");
        assertThat(whale.excerpt()).isEqualTo("A 🐋 sings 𝄞.");
        assertThat(whale.words()).isEqualTo(2);
        String excerpt = markdown.render("word ".repeat(100)).excerpt();
        assertThat(excerpt).hasSizeLessThanOrEqualTo(221).endsWith("word…");
        assertThat(markdown.render("A & B < C \"quoted\" {{x}}").excerpt()).isEqualTo("A & B < C \"quoted\" {{x}}");
    }

    @Test
    void anExcerptReachesNotBeyondItself() {
        assertThat(markdown.render("a\u202Eb\u200B c" + "\u0301".repeat(50)).excerpt())
                .isEqualTo("ab \u0107" + "\u0301".repeat(4));
    }

    @Test
    void timesAreOfTheWords() {
        assertThat(ReadingTime.shownSeconds(0)).isZero();
        assertThat(ReadingTime.shownSeconds(238)).isEqualTo(60);
        assertThat(ReadingTime.shownSeconds(239)).isEqualTo(61);
        assertThat(ReadingTime.requiredSeconds(10)).isEqualTo(15);
        assertThat(ReadingTime.requiredSeconds(500)).isEqualTo(60);
        assertThat(ReadingTime.requiredSeconds(501)).isEqualTo(61);
    }
}
