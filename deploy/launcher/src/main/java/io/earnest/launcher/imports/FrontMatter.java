package io.earnest.launcher.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The fields above a Markdown text, read leniently: every scalar is text, a single value serves as a list of one, a list
 * may also be words between commas, and where the block is no YAML (an unquoted colon in a title) its plain lines count.
 *
 * @param body the text below it
 */
record FrontMatter(Map<String, Object> fields, String body) {
    private static final String FENCE = "---";

    /** Empty where the text does not begin with a front matter. */
    static Optional<FrontMatter> of(String file) {
        String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
        text = text.replace("\r\n", "\n").replace('\r', '\n');
        if (!text.startsWith(FENCE)) {
            return Optional.empty();
        }
        List<String> lines = text.lines().toList();
        if (!lines.getFirst().strip().equals(FENCE)) {
            return Optional.empty();
        }
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            if (line.equals(FENCE) || line.equals("...")) {
                String body = String.join("\n", lines.subList(i + 1, lines.size())) + "\n";
                return Optional.of(new FrontMatter(fields(lines.subList(1, i)), body));
            }
        }
        return Optional.empty();
    }

    /** A field's text, stripped; empty if it is missing, blank or a list. */
    Optional<String> text(String name) {
        return fields.get(name) instanceof String text && !text.isBlank()
                ? Optional.of(text.strip())
                : Optional.empty();
    }

    /** A field's values, stripped, without blank ones. */
    List<String> list(String name) {
        List<String> values = new ArrayList<>();
        Object field = fields.get(name);
        if (field instanceof List<?> list) {
            list.forEach(value -> add(values, value));
        } else if (field instanceof String text) {
            for (String part : text.split(",", -1)) {
                add(values, part);
            }
        }
        return values;
    }

    private static void add(List<String> values, Object value) {
        String text = value instanceof Map<?, ?> map
                ? String.valueOf(map.containsKey("name") ? map.get("name") : "")
                : String.valueOf(value);
        if (!text.isBlank() && !text.equals("null")) {
            values.add(text.strip());
        }
    }

    private static Map<String, Object> fields(List<String> lines) {
        Map<String, Object> fields = new LinkedHashMap<>();
        try {
            Object loaded = allText().load(String.join("\n", lines));
            if (loaded instanceof Map<?, ?> map) {
                map.forEach((name, value) -> {
                    if (name != null && value != null) {
                        fields.put(String.valueOf(name).strip(), value);
                    }
                });
                return fields;
            }
        } catch (YAMLException e) {
            // Then line by line.
        }
        return plainLines(lines);
    }

    /** YAML without its guesses at numbers, dates and booleans: a tag "2.0" or "yes" is a word. */
    private static Yaml allText() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(true);
        DumperOptions dumper = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, new Resolver() {
            @Override
            protected void addImplicitResolvers() {
                // none
            }
        });
    }

    private static Map<String, Object> plainLines(List<String> lines) {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<String> items = new ArrayList<>();
        for (String line : lines) {
            String text = line.strip();
            int colon = line.indexOf(':');
            if (text.startsWith("- ")) {
                items.add(unquoted(text.substring(2)));
            } else if (colon > 0 && line.substring(0, colon).matches("[A-Za-z_][\\w-]*")) {
                String value = unquoted(line.substring(colon + 1));
                items = new ArrayList<>();
                fields.put(line.substring(0, colon), value.isEmpty() ? items : value);
            }
        }
        return fields;
    }

    private static String unquoted(String value) {
        String text = value.strip();
        boolean quoted = text.length() >= 2 && text.matches("(?s)\".*\"|'.*'");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
