package io.earnest.gateway.page;

import io.earnest.gateway.page.article.Article;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * The headings of a long article, to go to. Read from its HTML, which article-service has sanitised: each {@code <} begins a tag
 * and each id stands once.
 *
 * @param level 2 or 3
 * @param id of the heading
 */
public record Contents(int level, String id, String text) {
    private static final int LEAST_HEADINGS = 3;
    private static final int LEAST_WORDS = 800;
    private static final int MOST = 100;

    private static final Pattern HEADING =
            Pattern.compile("<h([23])(?: [^>]*)?\\sid=\"([^\"]+)\"[^>]*>(.*?)</h\\1>", Pattern.DOTALL);
    private static final Pattern NOTE = Pattern.compile("<sup class=\"footnote-ref\">.*?</sup>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    /** None where the article is short, or has few headings. */
    public static List<Contents> of(Article article) {
        if (article.words() < LEAST_WORDS) {
            return List.of();
        }
        Matcher headings = HEADING.matcher(article.html());
        List<Contents> all = headings.results()
                .limit(MOST)
                .map(h ->
                        new Contents(h.group(1).charAt(0) - '0', HtmlUtils.htmlUnescape(h.group(2)), text(h.group(3))))
                .filter(heading -> !heading.text.isBlank())
                .toList();
        return all.size() < LEAST_HEADINGS ? List.of() : all;
    }

    private static String text(String html) {
        String plain = TAG.matcher(NOTE.matcher(html).replaceAll("")).replaceAll("");
        return HtmlUtils.htmlUnescape(plain).strip();
    }
}
