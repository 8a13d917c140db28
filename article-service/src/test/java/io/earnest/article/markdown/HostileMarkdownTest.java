package io.earnest.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.testing.Hostile;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Hostile
class HostileMarkdownTest {
    private final Markdown markdown = new Markdown();

    private String html(String body) {
        return SafeHtml.of(markdown, body);
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
            SafeHtml.check(markdown.renderAgain(body).html());
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
            SafeHtml.check(markdown.render(body).html());
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isEqualTo(400);
        }
    }
}
