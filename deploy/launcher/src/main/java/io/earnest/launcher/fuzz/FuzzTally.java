package io.earnest.launcher.fuzz;

import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How often each operation was called, and with which statuses it answered. */
final class FuzzTally {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Map<String, Integer>> operations = new TreeMap<>();
    private final Map<String, Integer> roles = new TreeMap<>();

    /** Adds what a run has counted. */
    void add(Path counted) {
        JsonNode read;
        try {
            read = JSON.readTree(Files.readAllBytes(counted));
        } catch (IOException e) {
            throw new Refusal("Schemathesis left no count of its calls: " + e.getMessage(), e);
        }
        read.path("operations").forEachEntry((operation, statuses) -> {
            Map<String, Integer> sums = operations.computeIfAbsent(operation, o -> new TreeMap<>());
            statuses.forEachEntry((status, times) -> sums.merge(status, times.asInt(0), Integer::sum));
        });
        read.path("roles").forEachEntry((role, times) -> roles.merge(role, times.asInt(0), Integer::sum));
    }

    int calls() {
        return operations.values().stream()
                .flatMap(statuses -> statuses.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Those of the operations that were not called. */
    List<String> missing(List<String> published) {
        return published.stream()
                .filter(operation -> !operations.containsKey(operation))
                .toList();
    }

    /** Those of the operations that never succeeded: what is behind their refusals was not tried. */
    List<String> neverSuccessful() {
        return operations.entrySet().stream()
                .filter(operation -> operation.getValue().keySet().stream().noneMatch(status -> status.startsWith("2")))
                .map(Map.Entry::getKey)
                .filter(operation -> !operation.startsWith("("))
                .toList();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        operations.forEach((operation, statuses) -> lines.add("  %-58s %s".formatted(operation, counts(statuses))));
        lines.add("By role: " + counts(roles));
        return lines;
    }

    private static String counts(Map<String, Integer> counts) {
        return String.join(
                "  ",
                counts.entrySet().stream()
                        .map(one -> one.getKey() + "×" + one.getValue())
                        .toList());
    }
}
