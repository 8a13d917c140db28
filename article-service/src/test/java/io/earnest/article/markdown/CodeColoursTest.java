package io.earnest.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Hostile
class CodeColoursTest {
    private static final List<String> LANGUAGES = List.of(
            "java",
            "js",
            "ts",
            "python",
            "c",
            "c++",
            "cs",
            "css",
            "html",
            "xml",
            "json",
            "sql",
            "yaml",
            "bash",
            "go",
            "rust",
            "ruby",
            "php",
            "kotlin",
            "scala",
            "dockerfile",
            "properties",
            "lua",
            "perl",
            "groovy",
            "makefile",
            "clojure",
            "dart",
            "ini",
            "latex",
            "lisp",
            "powershell",
            "proto",
            "bat");

    private final Markdown markdown = new Markdown();

    private String html(String language, String code) {
        return markdown.render("```" + language + "\n" + code + "\n```").html();
    }

    @Test
    void wordsOfALanguageAreMarkedAndNothingElseChanges() {
        assertThat(html("java", "/* a\n b */ int x = \"<b>\"; // e"))
                .isEqualTo(
                        "<pre><code class=\"language-java\"><span class=\"c\">/* a</span>\n"
                                + "<span class=\"c\"> b */</span> <span class=\"t\">int</span> x &#61; "
                                + "<span class=\"s\">&#34;&lt;b&gt;&#34;</span>; <span class=\"c\">// e</span>\n</code></pre>\n");
        assertThat(html("nothing", "int x")).isEqualTo("<pre><code class=\"language-nothing\">int x\n</code></pre>\n");
        assertThat(html("", "int x")).isEqualTo("<pre><code>int x\n</code></pre>\n");
        assertThat(markdown.render("    int x").html()).isEqualTo("<pre><code>int x\n</code></pre>\n");
    }

    @Test
    void aWordCountAndASearchSeeTheCodeAsItIs() {
        assertThat(markdown.render("```java\nreturn value;\n```").words()).isEqualTo(2);
        assertThat(PlainText.of(html("java", "returned(1)")).strip()).isEqualTo("returned(1)");
    }

    @Test
    void whateverIsWrittenIsThereWhateverTheLanguage() {
        String signs = "ab \"'`<>&/*#${}[]()\\=-!\t1e0x;:@%\n\n\r";
        for (String language : LANGUAGES) {
            for (long seed = 0; seed < 60; seed++) {
                Random random = new Random(seed);
                StringBuilder code = new StringBuilder("x");
                for (int i = random.nextInt(120); i > 0; i--) {
                    code.append(signs.charAt(random.nextInt(signs.length())));
                }
                String plain = html("", code.toString().replace("```", ""));
                String coloured = html(language, code.toString().replace("```", ""));
                assertThat(PlainText.of(coloured)).as("%s %d", language, seed).isEqualTo(PlainText.of(plain));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*", "\"", "<", "${", "((", "`", "<!--", "\\", "=begin\n", "{{", "R\"(", "\n"})
    void noLanguageTakesLong(String unit) {
        long start = System.nanoTime();
        for (String language : LANGUAGES) {
            html(
                    language,
                    unit.repeat(100_000 / unit.length() / LANGUAGES.size() * 10).replace("```", "` `"));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void onlySoMuchOfATextIsColoured() {
        String much = "return;\n".repeat(4_000);
        String html = markdown.render("```java\n" + much + "```\n\n```java\n" + much + "```")
                .html();
        assertThat(html.split("<span class=\"k\">", -1)).hasSize(1 + 4_000);
    }

    @Test
    void noOtherClassComesThrough() {
        assertThat(markdown.render("<span class=\"act danger\">x</span> <span class=\"k\" onclick=\"x()\">y</span>")
                        .html())
                .isEqualTo("<p>x <span class=\"k\">y</span></p>\n");
    }
}
