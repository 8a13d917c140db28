package io.earnest.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
    private final Markdown markdown = new Markdown();

    private String html(String body) {
        return SafeHtml.of(markdown, body);
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
}
