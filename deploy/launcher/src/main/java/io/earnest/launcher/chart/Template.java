package io.earnest.launcher.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Turns resources into a template's text. Where something is to be computed, the resource holds a mark, which is replaced when all of
 * it is text: an expression as a value, or whole lines as a member of a map.
 */
final class Template {
    private static final Pattern VALUE = Pattern.compile("markv(\\d+)markv");
    private static final Pattern LINES = Pattern.compile("(?m)^( *)markl(\\d+)markl: true$");
    private static final Pattern BRACES = Pattern.compile("\\{\\{|}}");

    private final List<String> values = new ArrayList<>();
    private final List<List<String>> lines = new ArrayList<>();

    /** A mark for an expression. */
    String value(String expression) {
        values.add("{{ " + expression + " }}");
        return "markv" + (values.size() - 1) + "markv";
    }

    /** Puts lines into a map that is no first item of a list. */
    void add(Map<String, Object> map, String... text) {
        lines.add(List.of(text));
        map.put("markl" + (lines.size() - 1) + "markl", true);
    }

    /** Text that has braces of its own, such as an alert's, as it is to come out. */
    static String literal(String text) {
        return BRACES.matcher(text).replaceAll(found -> Matcher.quoteReplacement("{{ \"" + found.group() + "\" }}"));
    }

    String text(Map<String, Object> resource) {
        DumperOptions block = new DumperOptions();
        block.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        // A line that is broken within a mark or an expression would be another one.
        block.setWidth(Integer.MAX_VALUE);
        block.setSplitLines(false);
        String dumped = new Yaml(block).dump(resource);
        String whole = LINES.matcher(dumped).replaceAll(found -> {
            String indent = found.group(1);
            return Matcher.quoteReplacement(
                    indent + String.join("\n" + indent, lines.get(Integer.parseInt(found.group(2)))));
        });
        return VALUE.matcher(whole)
                .replaceAll(found -> Matcher.quoteReplacement(values.get(Integer.parseInt(found.group(1)))));
    }
}
