package io.earnest.system;

import io.earnest.chassis.testing.Scrape;
import io.earnest.manifests.Observability;
import io.earnest.manifests.Promql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the services show to Prometheus at one moment, and what a query asks for that is not there. */
final class Shown {
    private final Map<String, String> recorded = Observability.recorded();
    private final Map<String, List<Map<String, String>>> series = new HashMap<>();

    /** @param scrapes by service */
    Shown(Map<String, String> scrapes) {
        // The stores' exporters are others' programs, and run in a cluster alone.
        add("up", "mongodb", Map.of("pod", ""));
        scrapes.forEach((service, scrape) -> {
            add("up", service, Map.of());
            Scrape.series(scrape).forEach(one -> add(one.name(), service, one.labels()));
            Observability.severities()
                    .forEach((alert, severity) -> add(
                            "ALERTS",
                            service,
                            Map.of("alertname", alert, "alertstate", "firing", "severity", severity)));
        });
    }

    private void add(String metric, String service, Map<String, String> labels) {
        Map<String, String> all = new HashMap<>(labels);
        all.put("job", service);
        all.put("instance", service + ":9080");
        all.put("namespace", "");
        series.computeIfAbsent(metric, name -> new ArrayList<>()).add(all);
    }

    Set<String> metrics() {
        return Set.copyOf(series.keySet());
    }

    /**
     * What is asked for and not there, in words.
     *
     * @param excused values of labels that this system does not show, as {@code metric{label="value"}}
     */
    List<String> missing(Observability.Query query, Set<String> excused) {
        List<String> missing = new ArrayList<>();
        for (Promql.Selector selector : Promql.selectors(query.promql())) {
            missing.addAll(missing(selector, excused));
        }
        Set<String> labels = labels(query.promql());
        query.shown().stream()
                .filter(label -> !labels.contains(label))
                .forEach(label -> missing.add("{{" + label + "}}"));
        return missing.stream()
                .map(what -> query.where() + " asks for " + what + " in " + query.promql())
                .toList();
    }

    private List<String> missing(Promql.Selector selector, Set<String> excused) {
        String rule = recorded.get(selector.metric());
        return rule == null ? missingHere(selector, excused) : missingBelow(selector, rule, excused);
    }

    /** What a rule records is there with the labels by which its query groups, and values that it has from there. */
    private List<String> missingBelow(Promql.Selector selector, String rule, Set<String> excused) {
        List<String> missing = new ArrayList<>();
        Set<String> labels = labels(rule);
        named(selector)
                .filter(label -> !labels.contains(label))
                .forEach(label -> missing.add(selector.metric() + "{" + label + "}"));
        for (Promql.Selector below : Promql.selectors(rule)) {
            List<Promql.Condition> both = new ArrayList<>(below.conditions());
            both.addAll(selector.conditions());
            missing.addAll(missing(new Promql.Selector(below.metric(), both, below.grouped()), excused));
        }
        return missing;
    }

    private List<String> missingHere(Promql.Selector selector, Set<String> excused) {
        List<Map<String, String>> there = series.getOrDefault(selector.metric(), List.of());
        if (there.isEmpty()) {
            return List.of(selector.metric());
        }
        Set<String> named = named(selector).collect(Collectors.toCollection(TreeSet::new));
        List<Map<String, String>> labelled = there.stream()
                .filter(labels -> labels.keySet().containsAll(named))
                .toList();
        if (labelled.isEmpty()) {
            return List.of(selector.metric() + named);
        }
        return selector.conditions().stream()
                .filter(condition -> !condition.label().equals("namespace"))
                .flatMap(condition -> asked(condition).map(value -> Map.entry(condition.label(), value)))
                .filter(wanted -> labelled.stream()
                        .noneMatch(labels -> Objects.requireNonNull(labels.get(wanted.getKey()))
                                .matches(wanted.getValue())))
                .map(wanted -> selector.metric() + "{" + wanted.getKey() + "=\"" + wanted.getValue() + "\"}")
                .filter(what -> !excused.contains(what))
                .toList();
    }

    private static Stream<String> named(Promql.Selector selector) {
        return Stream.concat(selector.conditions().stream().map(Promql.Condition::label), selector.grouped().stream());
    }

    /** The values that a condition asks for, each as a pattern; none where it asks for others or for what is chosen. */
    private static Stream<String> asked(Promql.Condition condition) {
        boolean any = condition.operator().startsWith("!") || condition.value().startsWith("$");
        return any ? Stream.empty() : Stream.of(condition.value().split("\\|"));
    }

    /** The labels of what a query gives. */
    private Set<String> labels(String query) {
        Set<String> labels = new HashSet<>();
        for (Promql.Selector selector : Promql.selectors(query)) {
            String rule = recorded.get(selector.metric());
            if (!selector.grouped().isEmpty()) {
                labels.addAll(selector.grouped());
            } else if (rule != null) {
                labels.addAll(labels(rule));
            } else {
                series.getOrDefault(selector.metric(), List.of()).forEach(one -> labels.addAll(one.keySet()));
            }
        }
        labels.remove("le");
        return labels;
    }
}
