package io.earnest.article.markdown;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.springframework.web.util.UriUtils;

/** The subset of HTML that an article may consist of. Everything else loses its tags, or vanishes with its content. */
final class Sanitizer {
    /** In front of each id, so that an article's ids meet none of the page's. */
    static final String ID_PREFIX = "s-";

    private static final Pattern HEADING = Pattern.compile("<h([1-6])[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Pattern FRAGMENT = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.:-]{1,200}");
    private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9+#_.-]{1,40}");
    private static final Pattern SPAN = Pattern.compile("[1-9][0-9]?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
    /** What is read aloud in place of an arrow. */
    private static final Pattern WAY_BACK = Pattern.compile("Back to reference [0-9-]{1,20}");

    private static final Pattern ALIGNMENT = Pattern.compile("left|right|center");

    /** One for each highest level that the headings of an article may have. */
    private static final List<PolicyFactory> BY_TOP_HEADING = policies();

    private Sanitizer() {}

    static String sanitize(String html) {
        return BY_TOP_HEADING.get(topHeading(html) - 1).sanitize(html);
    }

    private static int topHeading(String html) {
        int top = 7;
        Matcher headings = HEADING.matcher(html);
        while (headings.find()) {
            top = Math.min(top, html.charAt(headings.start(1)) - '0');
        }
        return top == 7 ? 2 : top;
    }

    private static List<PolicyFactory> policies() {
        List<PolicyFactory> policies = new ArrayList<>();
        for (int top = 1; top <= 6; top++) {
            int shift = 2 - top;
            policies.add(policy().withPreprocessor(sink -> new ReadingHtml(sink, shift))
                    .toFactory());
        }
        return List.copyOf(policies);
    }

    private static HtmlPolicyBuilder policy() {
        return new HtmlPolicyBuilder()
                .allowElements("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote")
                .allowElements("pre", "code", "kbd", "samp", "var", "em", "strong", "b", "i", "u", "s", "small")
                .allowElements("mark", "q", "cite", "abbr", "sup", "sub", "del", "ins", "hr", "br", "a")
                .allowElements("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
                .allowElements("figure", "figcaption", "details", "summary", "div")
                .allowElements(
                        (name, attributes) -> "div",
                        "section",
                        "article",
                        "aside",
                        "header",
                        "footer",
                        "main",
                        "nav",
                        "center",
                        "address")
                .allowUrlProtocols("https", "http", "mailto")
                .allowAttributes("href")
                .matching((element, attribute, value) -> link(value))
                .onElements("a")
                .requireRelsOnLinks("nofollow", "noopener", "ugc")
                .allowAttributes("id")
                .matching((element, attribute, value) -> FRAGMENT.matcher(value).matches() ? ID_PREFIX + value : null)
                .globally()
                .allowAttributes("class")
                .matching(LANGUAGE)
                .onElements("code")
                .allowAttributes("class")
                .matching(true, "footnote-ref")
                .onElements("sup")
                .allowAttributes("class")
                .matching(true, ReadingHtml.FOOTNOTES)
                .onElements("section")
                .allowAttributes("class")
                .matching(true, TaskMarks.CLASS)
                .onElements("li")
                .allowAttributes("aria-label")
                .matching(WAY_BACK)
                .onElements("a")
                .allowAttributes("class")
                .matching(true, "footnote-backref", ReadingHtml.UNNAMED)
                .onElements("a", "small")
                .allowAttributes("title")
                .onElements("abbr", "a")
                .allowAttributes("align")
                .matching(ALIGNMENT)
                .onElements("th", "td")
                .allowAttributes("colspan", "rowspan")
                .matching(SPAN)
                .onElements("th", "td")
                .allowAttributes("scope")
                .matching(true, "row", "col")
                .onElements("th")
                .allowAttributes("start")
                .matching(NUMBER)
                .onElements("ol")
                .allowAttributes("open")
                .matching((element, attribute, value) -> "open")
                .onElements("details");
    }

    /** An address that a link may lead to: the web, mail, this site by its path, this article by a fragment. */
    static @Nullable String link(String raw) {
        String address = raw.strip();
        String lower = address.toLowerCase(Locale.ROOT);
        if (address.startsWith("#")) {
            String fragment = decoded(address.substring(1));
            return FRAGMENT.matcher(fragment).matches() ? "#" + ID_PREFIX + fragment : null;
        }
        if (address.startsWith("//")) {
            return "https:" + address;
        }
        boolean known = address.startsWith("/")
                || lower.startsWith("https://")
                || lower.startsWith("http://")
                || lower.startsWith("mailto:");
        // Browsers take a backslash for a slash, so that "/\host" would lead off the site.
        return known && address.indexOf('\\') < 0 ? address : null;
    }

    /** Other sites' files, and people, may have encoded what an id holds as it is. */
    private static String decoded(String fragment) {
        try {
            return UriUtils.decode(fragment, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return fragment;
        }
    }
}
