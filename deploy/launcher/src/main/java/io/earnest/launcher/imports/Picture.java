package io.earnest.launcher.imports;

import java.util.regex.Pattern;

/**
 * What stands in the place of a picture that was not imported: its alternative text as a caption in italics, as HTML, which
 * reads the same inside a paragraph and inside a block of raw HTML. One that says nothing leaves nothing.
 */
final class Picture {
    private static final Pattern FILE_NAME =
            Pattern.compile("(?i).*\\.(png|jpe?g|gif|svg|webp)( \\(\\d+\\))?|image ?\\d*");

    private Picture() {}

    static String caption(String alternativeText) {
        String words = alternativeText.replaceAll("\\s+", " ").strip();
        return words.isEmpty() || FILE_NAME.matcher(words).matches() ? "" : "<em>Picture: " + text(words) + "</em>";
    }

    /** A caption with the words that stood below the picture. */
    static String figure(String alternativeText, String below) {
        String caption = caption(alternativeText);
        String words = text(below.replaceAll("\\s+", " ").strip());
        if (words.isEmpty() || alternativeText.strip().equalsIgnoreCase(below.strip())) {
            return caption;
        }
        return caption.isEmpty() ? "<em>" + words + "</em>" : caption + "<br>\n<em>" + words + "</em>";
    }

    /** A link as HTML, for what was embedded. */
    static String link(String kind, String title, String url) {
        String words = title.isBlank() ? url.replaceFirst("^https?://(www\\.)?", "") : title.strip();
        return "<a href=\"" + url.replace("\"", "%22") + "\">" + kind + ": " + text(words) + "</a>";
    }

    /** Text that neither HTML nor Markdown takes for markup; entities in it stay what they are. */
    static String text(String words) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '<', '>', '*', '_', '`', '[', ']', '{', '}', '"' ->
                    safe.append("&#").append((int) c).append(';');
                default -> safe.append(c);
            }
        }
        return safe.toString().replaceAll("&(?!#?\\w+;)", "&amp;");
    }
}
