package io.earnest.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold of any article's HTML, whatever was written. */
final class SafeHtml {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private SafeHtml() {}

    /** What the body is rendered to, checked. */
    static String of(Markdown markdown, String body) {
        String html = markdown.render(body).html();
        check(html);
        return html;
    }

    static void check(String html) {
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
                                "href",
                                "rel",
                                "id",
                                "class",
                                "title",
                                "align",
                                "colspan",
                                "rowspan",
                                "scope",
                                "start",
                                "open",
                                "aria-label");
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
}
