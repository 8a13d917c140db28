package io.earnest.launcher.imports;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Inside a block of raw HTML people indent as they like. Behind an empty line Markdown would take that for code, so
 * there the indentation goes.
 */
final class HtmlBlocks {
    private static final Set<String> BLOCKS =
            Set.of("div", "blockquote", "figure", "figcaption", "section", "aside", "table", "tr", "td", "center");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z]+)\\b[^>]*?(/?)>");
    private static final Pattern INDENTED = Pattern.compile("^(?: {4}|\\t)[ \\t]*");

    private HtmlBlocks() {}

    static String unindented(String text) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        boolean behindEmptyLine = false;
        for (String line : text.split("(?<=\\n)", -1)) {
            boolean code =
                    depth > 0 && behindEmptyLine && INDENTED.matcher(line).find();
            out.append(code ? INDENTED.matcher(line).replaceFirst("") : line);
            // What follows such a line is its paragraph, where indentation means nothing anyway.
            behindEmptyLine = line.isBlank();
            depth = Math.max(0, depth + opened(line));
        }
        return out.toString();
    }

    private static int opened(String line) {
        int opened = 0;
        Matcher tag = TAG.matcher(line);
        while (tag.find()) {
            if (BLOCKS.contains(tag.group(2).toLowerCase(Locale.ROOT))
                    && tag.group(3).isEmpty()) {
                opened += tag.group(1).isEmpty() ? 1 : -1;
            }
        }
        return opened;
    }
}
