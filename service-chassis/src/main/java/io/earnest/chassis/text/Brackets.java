package io.earnest.chassis.text;

/**
 * Keeps Markdown's brackets shallow before a parser sees them: commonmark-java looks at all that stands between an opening
 * and its closing bracket for a reference, so that ten thousand {@code ![} inside each other cost it seconds.
 */
public final class Brackets {
    private Brackets() {}

    /** The same text with each bracket escaped that would open deeper than this within a paragraph. */
    public static String limited(String markdown, int deepest) {
        StringBuilder limited = null;
        int depth = 0;
        int done = 0;
        boolean blank = true;
        for (int i = 0; i < markdown.length(); i++) {
            char c = markdown.charAt(i);
            if (c == '\\') {
                i++;
                blank = false;
            } else if (c == '\n') {
                depth = blank ? 0 : depth;
                blank = true;
            } else if (c == '[' && ++depth > deepest) {
                limited = limited == null ? new StringBuilder(markdown.length() + 64) : limited;
                limited.append(markdown, done, i).append('\\');
                done = i;
                depth--;
            } else if (c == ']' && depth > 0) {
                depth--;
            }
            blank &= c == '\n' || c == '\r' || c == ' ' || c == '\t';
        }
        return limited == null
                ? markdown
                : limited.append(markdown, done, markdown.length()).toString();
    }
}
