package io.earnest.rewards.tariff;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields that tariffs did not have from the start, by their path ({@code limits.likesToValue}), and what a tariff means that
 * lacks one: what held before there was the field.
 */
record LaterFields(Map<String, Object> meanings) {

    /** One line for each field that {@link Tariff} gets after its first release; none is ever taken out or changed. */
    static final LaterFields KNOWN = new LaterFields(Map.of());

    /** A copy of the tree that says what it left unsaid. */
    Map<String, Object> completed(Map<String, ?> tree) {
        Map<String, Object> complete = new LinkedHashMap<>(tree);
        meanings.forEach((path, meaning) -> complete(complete, path, meaning));
        return complete;
    }

    private static void complete(Map<String, Object> tree, String path, Object meaning) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            tree.putIfAbsent(path, meaning);
            return;
        }
        String section = path.substring(0, dot);
        Map<String, Object> copy = copy(tree.get(section));
        // A section that is missing as a whole, or is none, is told by who checks the shape.
        if (copy != null) {
            complete(copy, path.substring(dot + 1), meaning);
            tree.put(section, copy);
        }
    }

    private static @Nullable Map<String, Object> copy(@Nullable Object section) {
        if (!(section instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }
}
