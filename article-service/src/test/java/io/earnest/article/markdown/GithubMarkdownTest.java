package io.earnest.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub's Markdown has beyond CommonMark's, rule by rule, in examples of our own. */
class GithubMarkdownTest {
    private final Markdown markdown = new Markdown();

    private String html(String body) {
        return SafeHtml.of(markdown, body);
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
                        "<div class=\"footnotes\">",
                        "<li id=\"s-fn:1\">\n<p>First <em>note</em>\nhas two lines.",
                        "aria-label=\"Back to reference 1\"",
                        "href=\"#s-fnref:2\"");
        html("[^x]: y\n".repeat(4_000) + "[^x]".repeat(4_000));
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
                .contains("id=\"s-fnref:1\"", "id=\"s-fnref:2\"", "id=\"s-fnref:3\"")
                .contains("href=\"#s-fnref:1\"", "href=\"#s-fnref:2\"", "href=\"#s-fnref:3\"")
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

    @ParameterizedTest
    @ValueSource(strings = {"*", "†", "a b", "a<b>", "<script>", "1", "\"", "ü", "日本"})
    void aNoteIsFoundWhateverItsLabelHolds(String label) {
        String html = html("Text[^" + label + "] more.\n\n[^" + label + "]: The note.");
        if (html.contains("footnote-ref")) {
            assertThat(html).contains("href=\"#s-fn:1\"", "id=\"s-fn:1\"", "href=\"#s-fnref:1\"", "id=\"s-fnref:1\"");
        } else {
            assertThat(label).as("no label").containsAnyOf(" ", "<");
            assertThat(html).contains("Text[^");
        }
    }

    @Test
    void tasksAreMarkedByCharactersThatNobodyCanTick() {
        assertThat(html("- [ ] open\n- [x] done\n- [X] *also*\n- [y] none\n- plain\n\n1. [x] first"))
                .contains(
                        "<li class=\"task\">☐ open</li>",
                        "<li class=\"task\">☑ done</li>",
                        "<li class=\"task\">☑ <em>also</em></li>",
                        "<li>[y] none</li>",
                        "<li>plain</li>",
                        "<ol><li class=\"task\">☑ first</li>");
        assertThat(html("- [x] outer\n  - [ ] inner")).contains("☑ outer", "☐ inner");
        assertThat(html("[x] no list, and - [x] none")).doesNotContain("☑").contains("[x]");
        assertThat(markdown.render("- [x] two words").words()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                // A delimiter row makes a table, as many cells as the header has; what lacks is empty, what is over is
                // left out.
                "|name|Twei|\\n|-|-:|\\n|read|1| ~ <th align=\"right\">Twei</th>",
                "name|Twei\\n-|-\\nread|1 ~ <td>read</td>",
                "|a|b|\\n|-|-|\\n|1| ~ <td>1</td><td></td>",
                "|a|\\n|-|\\n|1|2|3| ~ <tbody><tr><td>1</td></tr></tbody>",
                "|a|\\n|:-:|\\n|1| ~ <td align=\"center\">1</td>",
                "|a|\\n|-|\\n|1 \\| 2| ~ <td>1 | 2</td>",
                "|a|\\n|-|\\n|`b \\| c`| ~ <td><code>b | c</code></td>",
                "|a|\\n|-|\\n|1|\\n> q ~ <blockquote>",
                "|a|\\n|-|\\n|1|\\n\\n|no table| ~ <p>|no table|</p>",
                "|a|b|\\n|-|\\n|1| ~ <p>|a|b|",
                "|a|\\n|-| ~ <table><thead><tr><th>a</th></tr></thead></table>",
            })
    void tablesAreMadeByTheirDelimiterRow(String body, String html) {
        assertThat(html(body.replace("\\n", "\n")).replace("\n", "")).contains(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an ~~old~~ word | <p>an <del>old</del> word</p>",
                "an ~old~ word | <p>an <del>old</del> word</p>",
                "an ~~~old~~~ word | <p>an ~~~old~~~ word</p>",
                "two ~~old\\n\\nwords~~ | <p>two ~~old</p><p>words~~</p>",
                "`~~code~~` | <p><code>~~code~~</code></p>",
            })
    void whatIsStruckStandsBetweenOneOrTwoTildes(String body, String html) {
        assertThat(html(body.replace("\\n", "\n")).replace("\n", "")).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://example.org. | https://example.org",
                "see https://example.org/a?b=c&d=e! | https://example.org/a?b&#61;c&amp;d&#61;e",
                "(see https://example.org/a_(b)) | https://example.org/a_%28b%29",
                "**https://example.org/bold** | https://example.org/bold",
                "see http://example.org/a, or not | http://example.org/a",
                "www.example.org/a | http://www.example.org/a",
                "write to someone@example.org. | mailto:someone&#64;example.org",
            })
    void anAddressInTheTextIsALinkWithoutThePunctuationBehindIt(String body, String href) {
        assertThat(html(body)).contains("href=\"" + href + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext"})
    void whatGitHubFiltersIsNoTagHereEither(String element) {
        assertThat(html("Before <" + element + ">within</" + element + "> after\n\nNext."))
                .doesNotContain("<" + element)
                .contains("Before");
    }
}
