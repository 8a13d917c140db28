package io.earnest.article.markdown;

import io.earnest.chassis.text.PlainLine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of sanitised HTML, in which every {@code <} begins a tag. */
public final class PlainText {
    private static final int EXCERPT_CHARS = 220;

    private static final Pattern BLOCK_TAG = Pattern.compile(
            "</?(?:p|h[1-6]|li|ul|ol|dl|dt|dd|td|th|tr|table|caption|div|blockquote|pre|figure|figcaption|details"
                    + "|summary|br|hr)\\b[^>]*>");
    /** Numbers of footnotes and the ways back from them, and names that pictures without one were given: nobody wrote them. */
    private static final Pattern NOT_WRITTEN = Pattern.compile("<sup class=\"footnote-ref\">.*?</sup>"
            + "|<(a|small)\\b[^>]*class=\"(?:footnote-backref|unnamed)\"[^>]*>[^<]*</\\1>");

    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final String FOOTNOTES = "<div class=\"" + ReadingHtml.FOOTNOTES + "\">";
    private static final Pattern PARAGRAPH = Pattern.compile("<p(?: [^>]*)?>(.*?)</p>", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#x[0-9a-fA-F]{1,6}|lt|gt|amp|quot);");

    private PlainText() {}

    /** The text that was written, one space between blocks and where markup was. */
    public static String of(String html) {
        String written = NOT_WRITTEN.matcher(html).replaceAll("");
        String text = TAG.matcher(BLOCK_TAG.matcher(written).replaceAll(" ")).replaceAll("");
        return ENTITY.matcher(text).replaceAll(m -> Matcher.quoteReplacement(decoded(m.group(1))));
    }

    /**
     * The beginning of the article.
     *
     * @param text of the HTML
     */
    static String excerpt(String html, String text) {
        StringBuilder excerpt = new StringBuilder();
        int notes = html.indexOf(FOOTNOTES);
        Matcher paragraphs = PARAGRAPH.matcher(html).region(0, notes < 0 ? html.length() : notes);
        while (excerpt.length() <= EXCERPT_CHARS && paragraphs.find()) {
            // It stands among other people's words, beyond which nothing in it may reach.
            String paragraph = PlainLine.of(of(paragraphs.group(1)));
            if (!paragraph.isEmpty()) {
                excerpt.append(excerpt.isEmpty() ? "" : " ").append(paragraph);
            }
        }
        return shortened(excerpt.isEmpty() ? PlainLine.of(text) : excerpt.toString());
    }

    private static String shortened(String text) {
        if (text.length() <= EXCERPT_CHARS) {
            return text;
        }
        int end = text.lastIndexOf(' ', EXCERPT_CHARS);
        if (end < EXCERPT_CHARS / 2) {
            end = Character.isHighSurrogate(text.charAt(EXCERPT_CHARS - 1)) ? EXCERPT_CHARS - 1 : EXCERPT_CHARS;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    private static String decoded(String entity) {
        return switch (entity) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            default -> {
                // The sanitiser writes emoji and all else beyond the first plane in hexadecimal.
                int code = entity.charAt(1) == 'x'
                        ? Integer.parseInt(entity.substring(2), 16)
                        : Integer.parseInt(entity.substring(1));
                yield Character.isValidCodePoint(code) ? Character.toString(code) : "";
            }
        };
    }
}
