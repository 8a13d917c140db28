package io.earnest.article.markdown;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlInline;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

/**
 * Footnotes: {@code [^label]} in the text, {@code [^label]: note} at the beginning of a line anywhere. The notes are
 * taken out and stand as a list at the end; a reference to a note that is not there stays as it was written.
 *
 * @param body the text with its notes at the end
 * @param numbers of the notes by label, from 1
 */
record Footnotes(String body, Map<String, Integer> numbers) implements LinkProcessor {
    private static final Pattern DEFINITION = Pattern.compile(" {0,3}\\[\\^([\\w-]{1,40})]:[ \\t]+(\\S.*)");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
    private static final int MAX_NOTES = 500;

    static Footnotes of(String body) {
        if (!body.contains("[^")) {
            return new Footnotes(body, Map.of());
        }
        StringBuilder text = new StringBuilder(body.length());
        Map<String, StringBuilder> notes = new LinkedHashMap<>();
        StringBuilder open = null;
        String fence = "";
        for (String line : body.lines().toList()) {
            fence = fenceAfter(line, fence);
            Matcher definition = DEFINITION.matcher(line);
            boolean starts = fence.isEmpty()
                    && notes.size() < MAX_NOTES
                    && definition.matches()
                    && !notes.containsKey(definition.group(1));
            if (starts) {
                open = new StringBuilder(definition.group(2));
                notes.put(definition.group(1), open);
            } else if (open != null && !line.isBlank() && fence.isEmpty()) {
                open.append(' ').append(line.strip());
            } else {
                open = null;
                text.append(line).append('\n');
            }
        }
        return numbered(text, notes);
    }

    /** The fence that is open behind the line, or empty. */
    private static String fenceAfter(String line, String fence) {
        Matcher matcher = FENCE.matcher(line);
        if (!matcher.matches()) {
            return fence;
        }
        String mark = matcher.group(1);
        if (fence.isEmpty()) {
            return mark;
        }
        return mark.startsWith(fence) && line.strip().equals(mark) ? "" : fence;
    }

    private static Footnotes numbered(StringBuilder text, Map<String, StringBuilder> notes) {
        if (notes.isEmpty()) {
            return new Footnotes(text.toString(), Map.of());
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        text.append("\n\n***\n");
        notes.forEach((label, note) -> {
            int number = numbers.size() + 1;
            numbers.put(label, number);
            text.append('\n')
                    .append(number)
                    .append(". <a id=\"fn-")
                    .append(label)
                    .append("\"></a>");
            text.append(note).append(" [↩](#fnref-").append(label).append(")\n");
        });
        return new Footnotes(text.toString(), numbers);
    }

    /** To be added to a parser of this body. */
    List<LinkProcessor> processors() {
        return numbers.isEmpty() ? List.of() : List.of(this);
    }

    @Override
    public @Nullable LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
        String text = link.text(scanner);
        Integer number = text.startsWith("^") && link.destination() == null ? numbers.get(text.substring(1)) : null;
        if (number == null) {
            return LinkResult.none();
        }
        String label = text.substring(1);
        HtmlInline reference = new HtmlInline();
        reference.setLiteral("<sup><a href=\"#fn-" + label + "\" id=\"fnref-" + label + "\">" + number + "</a></sup>");
        return LinkResult.replaceWith(reference, link.afterTextBracket());
    }
}
