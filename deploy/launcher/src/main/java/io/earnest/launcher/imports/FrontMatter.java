package io.earnest.launcher.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields above a text: YAML, TOML or JSON, read leniently: every scalar is text, names are of lower case, a single value
 * serves as a list of one.
 *
 * @param fields texts, lists and maps of these
 * @param body the text below it
 */
record FrontMatter(Map<String, Object> fields, String body) {
    /** Tables whose fields count as if they stood above all: where Hugo and Zola keep tags and what themes need. */
    private static final List<String> OPENED = List.of("taxonomies", "params", "extra");

    private static final int MOST_VALUES = 200;
    private static final int DEEPEST = 4;

    FrontMatter {
        Map<String, Object> all = new HashMap<>();
        put(all, fields);
        for (String table : OPENED) {
            if (all.get(table) instanceof Map<?, ?> opened) {
                put(all, opened);
            }
        }
        fields = Map.copyOf(all);
    }

    private static void put(Map<String, Object> all, Map<?, ?> fields) {
        fields.forEach((name, value) -> {
            if (name != null && value != null) {
                all.putIfAbsent(Words.lower(String.valueOf(name).strip()), value);
            }
        });
    }

    /**
     * Empty where the text does not begin with a front matter.
     *
     * @throws Unreadable where it does, and it is broken
     */
    static Optional<FrontMatter> of(String file) {
        return FrontMatterBlock.of(file).map(block -> new FrontMatter(block.fields(), block.body()));
    }

    /** A field's text, stripped; empty if it is missing, blank or a list. */
    Optional<String> text(String name) {
        return fields.get(name) instanceof String text
                ? Optional.of(text.strip()).filter(FrontMatter::says)
                : Optional.empty();
    }

    /** A field's values, stripped, without blank ones. One text is one value. */
    List<String> values(String name) {
        List<String> values = new ArrayList<>();
        add(values, fields.get(name), 0);
        return values;
    }

    /** The same; one text may be several values, with commas between them. */
    List<String> list(String name) {
        return text(name).map(text -> split(text, ",")).orElseGet(() -> values(name));
    }

    /** The same; where it has no comma, the words of one text are values: Jekyll's rule. */
    List<String> words(String name) {
        return text(name)
                .filter(text -> !text.contains(","))
                .map(text -> split(text, "\\s+"))
                .orElseGet(() -> list(name));
    }

    private static boolean says(String text) {
        return !text.isEmpty() && !text.equals("null") && !text.equals("~");
    }

    private static List<String> split(String text, String separator) {
        List<String> values = new ArrayList<>();
        for (String part : text.split(separator, -1)) {
            add(values, part, 0);
        }
        return values;
    }

    /** Bounded, as a list of YAML may hold itself or, by aliases, another one many times over. */
    private static void add(List<String> values, @Nullable Object value, int depth) {
        if (value == null || values.size() >= MOST_VALUES || depth > DEEPEST) {
            return;
        }
        switch (value) {
            case List<?> list -> list.stream().limit(MOST_VALUES).forEach(one -> add(values, one, depth + 1));
            case Map<?, ?> map -> add(values, map.containsKey("name") ? map.get("name") : map.get("title"), depth + 1);
            default -> {
                String text = String.valueOf(value).strip();
                if (says(text)) {
                    values.add(text);
                }
            }
        }
    }
}
