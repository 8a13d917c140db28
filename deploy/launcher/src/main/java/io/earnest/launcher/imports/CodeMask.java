package io.earnest.launcher.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts code out of the way while a text is rewritten: a placeholder stands for each fenced block and each code span. */
final class CodeMask {
    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';
    private static final Pattern FENCE = Pattern.compile("[ \\t>]*(`{3,}|~{3,})[^`]*");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n");
    private static final Pattern PLACEHOLDER = Pattern.compile(OPEN + "(\\d+)" + CLOSE);

    private final List<String> code = new ArrayList<>();

    String hide(String text) {
        StringBuilder out = new StringBuilder();
        StringBuilder prose = new StringBuilder();
        StringBuilder block = new StringBuilder();
        String fence = "";
        for (String line : text.replace(OPEN, ' ').replace(CLOSE, ' ').split("(?<=\\n)", -1)) {
            Matcher opening = FENCE.matcher(line.strip());
            if (fence.isEmpty() && opening.matches()) {
                fence = opening.group(1);
                out.append(withoutSpans(prose.toString()));
                prose.setLength(0);
                block.append(line);
            } else if (fence.isEmpty()) {
                prose.append(line);
            } else {
                block.append(line);
                if (closes(line, fence)) {
                    out.append(lineKept(block.toString()));
                    block.setLength(0);
                    fence = "";
                }
            }
        }
        out.append(withoutSpans(prose.toString()));
        return block.isEmpty()
                ? out.toString()
                : out.append(keep(block.toString())).toString();
    }

    private static boolean closes(String line, String fence) {
        String text = line.replaceFirst("^[ \\t>]*", "").strip();
        return text.startsWith(fence) && text.replace(fence.substring(0, 1), "").isEmpty();
    }

    /** Keeps the line's end outside, so that what follows still begins a line. */
    private String lineKept(String block) {
        return block.endsWith("\n") ? keep(block.substring(0, block.length() - 1)) + "\n" : keep(block);
    }

    private String withoutSpans(String prose) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < prose.length()) {
            int open = prose.indexOf('`', at);
            if (open < 0) {
                break;
            }
            int ticks = run(prose, open);
            boolean escaped = open > 0 && prose.charAt(open - 1) == '\\';
            int close = escaped ? -1 : closing(prose, open + ticks, ticks);
            int end = close < 0 ? open + ticks : close + ticks;
            out.append(prose, at, open);
            out.append(close < 0 ? prose.substring(open, end) : keep(prose.substring(open, end)));
            at = end;
        }
        return out.append(prose.substring(at)).toString();
    }

    /** Where as many ticks again close a span, in the same paragraph; -1 if nowhere. */
    private static int closing(String prose, int from, int ticks) {
        Matcher blank = BLANK_LINE.matcher(prose);
        int limit = blank.find(from) ? blank.start() : prose.length();
        int at = prose.indexOf('`', from);
        while (at >= 0 && at < limit) {
            int length = run(prose, at);
            if (length == ticks) {
                return at;
            }
            at = prose.indexOf('`', at + length);
        }
        return -1;
    }

    private static int run(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) == '`') {
            to++;
        }
        return to - from;
    }

    private String keep(String text) {
        code.add(text);
        return OPEN + String.valueOf(code.size() - 1) + CLOSE;
    }

    /** Puts the code back, changed on its way if need be. */
    String show(String text, UnaryOperator<String> change) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(change.apply(code.get(Integer.parseInt(match.group(1))))));
    }
}
