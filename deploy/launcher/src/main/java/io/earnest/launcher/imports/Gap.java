package io.earnest.launcher.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place where something was that leaves nothing. If it was all that its line held, the line has to go too: an empty
 * line in its stead would end a paragraph, or a block of HTML whose indented rest then shows as code.
 */
final class Gap {
    private static final String MARK = "\uE004";
    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*(?:" + MARK + "[ \\t]*)+\\n");

    private Gap() {}

    /** A replacement for a matcher, or the mark of a gap if it is empty. */
    static String quoted(String replacement) {
        return replacement.isEmpty() ? MARK : Matcher.quoteReplacement(replacement);
    }

    static boolean blank(String text) {
        return text.replace(MARK, "").isBlank();
    }

    static String close(String text) {
        return LINE.matcher(text).replaceAll("").replace(MARK, "");
    }
}
