package io.earnest.launcher.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * The block at the beginning of a file: YAML between {@code ---} (Jekyll, Hugo, Hexo, Eleventy), also where the opening line
 * is missing (Hexo), TOML between {@code +++} (Hugo), JSON in braces (Hugo), between {@code ;;;} (Hexo) or behind
 * {@code ---json} (Eleventy).
 */
record FrontMatterBlock(Map<String, Object> fields, String body) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final ObjectMapper TOML = TomlMapper.builder().build();
    private static final Pattern FENCE = Pattern.compile("(---|\\+\\+\\+|;;;) *([a-z]*) *");
    private static final Pattern FIELD = Pattern.compile("([A-Za-z_][\\w-]*)[ \\t]*:(.*)");

    static Optional<FrontMatterBlock> of(String file) {
        String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
        text = text.replace("\r\n", "\n").replace('\r', '\n');
        if (text.startsWith("{\n") || text.startsWith("{\"")) {
            return Optional.of(braces(text));
        }
        List<String> lines = text.lines().toList();
        String first = lines.isEmpty() ? "" : lines.getFirst();
        Matcher fence = FENCE.matcher(first);
        boolean fenced = fence.matches();
        if (!fenced && !FIELD.matcher(first).matches()) {
            return Optional.empty();
        }
        String closing = fenced ? fence.group(1) : "---";
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            if (line.equals(closing) || (closing.equals("---") && line.equals("..."))) {
                String body = String.join("\n", lines.subList(i + 1, lines.size())) + "\n";
                return fields(closing, fenced ? fence.group(2) : "", lines.subList(fenced ? 1 : 0, i))
                        .filter(fields -> fenced || fields.containsKey("title"))
                        .map(fields -> new FrontMatterBlock(fields, body));
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, Object>> fields(String fence, String language, List<String> lines) {
        String block = String.join("\n", lines);
        return Optional.of(
                switch (fence + language) {
                    case "+++", "---toml", "+++toml" -> tree(TOML, "TOML", block);
                    case ";;;", ";;;json", "---json" ->
                        tree(JSON, "JSON", block.stripLeading().startsWith("{") ? block : "{" + block + "}");
                    case "---", "---yaml", "---yml" -> yaml(lines);
                    default ->
                        throw new Unreadable(
                                "its front matter is " + language + ", which is not read: write it in YAML");
                });
    }

    /** JSON that stands for itself: the text begins where it ends. */
    private static FrontMatterBlock braces(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonNode tree = JSON.reader()
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(parser);
            int end = Math.toIntExact(parser.currentLocation().getCharOffset());
            return new FrontMatterBlock(texts(tree), text.substring(end).stripLeading());
        } catch (JacksonException e) {
            throw Unreadable.because("its JSON front matter", e);
        }
    }

    private static Map<String, Object> tree(ObjectMapper mapper, String language, String block) {
        try {
            return texts(mapper.readTree(block));
        } catch (JacksonException e) {
            throw Unreadable.because("its " + language + " front matter", e);
        }
    }

    private static Map<String, Object> texts(JsonNode tree) {
        Map<String, Object> fields = new LinkedHashMap<>();
        tree.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
        return fields;
    }

    /** As deep as the reader allows: 500 levels of JSON. */
    private static Object value(JsonNode node) {
        if (node.isArray()) {
            List<Object> values = new ArrayList<>();
            node.forEach(one -> values.add(value(one)));
            return values;
        }
        return node.isObject() ? texts(node) : node.isNull() ? "" : node.asString();
    }

    private static Map<String, Object> yaml(List<String> lines) {
        try {
            Object loaded = allText().load(String.join("\n", lines));
            if (loaded instanceof Map<?, ?> map) {
                Map<String, Object> fields = new LinkedHashMap<>();
                map.forEach((name, value) -> {
                    if (name != null && value != null) {
                        fields.put(String.valueOf(name), value);
                    }
                });
                return fields;
            }
        } catch (YAMLException e) {
            // An unquoted colon in a title: then line by line.
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
            Matcher field = FIELD.matcher(line);
            if (text.startsWith("- ")) {
                items.add(unquoted(text.substring(2)));
            } else if (field.matches()) {
                String value = unquoted(field.group(2));
                items = new ArrayList<>();
                fields.put(field.group(1), value.isEmpty() ? items : value);
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
