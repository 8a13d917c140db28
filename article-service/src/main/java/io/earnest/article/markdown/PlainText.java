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
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern PARAGRAPH = Pattern.compile("<p(?: [^>]*)?>(.*?)</p>", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#x[0-9a-fA-F]{1,6}|lt|gt|amp|quot);");

    private PlainText() {}

    /** The text, one space between blocks and where markup was. */
    public static String of(String html) {
        String text = TAG.matcher(BLOCK_TAG.matcher(html).replaceAll(" ")).replaceAll("");
        return ENTITY.matcher(text).replaceAll(m -> Matcher.quoteReplacement(decoded(m.group(1))));
    }

    /** Words as readers count them: runs between spaces that hold a letter or digit; each ideograph is one. */
    static int words(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isIdeographic(c)) {
                words++;
                inWord = false;
            } else if (Character.isLetterOrDigit(c)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                inWord = false;
            }
        }
        return words;
    }

    /**
     * The beginning of the article.
     *
     * @param text of the HTML
     */
    static String excerpt(String html, String text) {
        StringBuilder excerpt = new StringBuilder();
        Matcher paragraphs = PARAGRAPH.matcher(html);
        while (excerpt.length() <= EXCERPT_CHARS && paragraphs.find()) {
            String paragraph = of(paragraphs.group(1)).strip().replaceAll("\\s+", " ");
            if (!paragraph.isEmpty()) {
                excerpt.append(excerpt.isEmpty() ? "" : " ").append(paragraph);
            }
        }
        // It stands among other people's words, beyond which nothing in it may reach.
        return shortened(PlainLine.of(excerpt.isEmpty() ? text : excerpt.toString()));
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
