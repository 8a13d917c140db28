package io.earnest.launcher.imports;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts every text behind those that it links to, as an article's address is known once it exists. Where texts link to
 * one another in a circle, the link that closes it does not count.
 */
final class ImportOrder {
    private final Map<String, Set<String>> links;
    private final Map<String, Set<String>> ordered = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();

    private ImportOrder(Map<String, Set<String>> links) {
        this.links = links;
    }

    /** Each text, in order, with those before it that it waits for. */
    static Map<String, Set<String>> of(Collection<String> texts, Map<String, Set<String>> links) {
        ImportOrder order = new ImportOrder(links);
        texts.forEach(order::place);
        return order.ordered;
    }

    private void place(String first) {
        Deque<String> path = new ArrayDeque<>(List.of(first));
        Map<String, Deque<String>> ahead = new HashMap<>();
        while (!path.isEmpty()) {
            String text = path.peek();
            if (ordered.containsKey(text)) {
                path.pop();
                continue;
            }
            open.add(text);
            Deque<String> left = ahead.computeIfAbsent(text, key -> new ArrayDeque<>(targets(key)));
            String next = left.poll();
            if (next == null) {
                open.remove(text);
                Set<String> before = new HashSet<>(targets(text));
                before.retainAll(ordered.keySet());
                ordered.put(text, before);
                path.pop();
            } else if (!open.contains(next)) {
                path.push(next);
            }
        }
    }

    private Set<String> targets(String text) {
        return links.getOrDefault(text, Set.of());
    }
}
