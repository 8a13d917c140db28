package io.earnest.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** deploy/observability: rules, their tests, dashboards, and the metrics that these may use; and what docs/runbooks ask. */
public final class Observability {
    static final Path FOLDER = checkout().resolve("deploy/observability");
    static final Path RUNBOOKS = checkout().resolve("docs/runbooks");

    /** Prometheus' own, of every target and rule. */
    private static final Set<String> ALWAYS_THERE = Set.of("up", "ALERTS");

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*),\\s*(\\w+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern METRIC_IN_TEXT = Pattern.compile(
            "\\b(earnest_|http_(server|client)_|jvm_|mongodb_driver_|resilience4j_|logback_|process_|tomcat_|ALERTS\\{"
                    + "|(job|job_reason|queue|namespace):)\\w+");
    private static final Pattern IN_LEGEND = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final Pattern IN_ALERT = Pattern.compile("\\$labels\\.(\\w+)");

    /**
     * Something that Prometheus is asked.
     *
     * @param where the file, and the rule in it
     * @param shown labels of the result that are shown beside it
     */
    public record Query(String where, String promql, Set<String> shown) {}

    private Observability() {}

    static List<Path> rules() {
        return files(FOLDER.resolve("rules"), ".yml");
    }

    static List<Path> ruleTests() {
        return files(FOLDER.resolve("tests"), ".yml");
    }

    static List<Path> dashboards() {
        return files(FOLDER.resolve("grafana/dashboards"), ".json");
    }

    static List<Path> runbooks() {
        return files(RUNBOOKS, ".md").stream()
                .filter(page -> !page.endsWith("README.md"))
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(Path file) {
        return Manifest.yaml(read(file)).findFirst().orElseThrow();
    }

    /** All rules of all files, alerting and recording. */
    static List<JsonNode> allRules() {
        return rules().stream()
                .flatMap(file -> yaml(file).path("groups").valueStream())
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    /** The queries by which rules record something, by what they record. */
    public static Map<String, String> recorded() {
        return allRules().stream()
                .filter(rule -> rule.has("record"))
                .collect(Collectors.toMap(
                        rule -> rule.path("record").asString(""),
                        rule -> rule.path("expr").asString("")));
    }

    /** Alerts' names and severities. */
    public static Map<String, String> severities() {
        return alerts().stream()
                .collect(Collectors.toMap(
                        rule -> rule.path("alert").asString(""),
                        rule -> rule.at("/labels/severity").asString("")));
    }

    /** All that rules, dashboards and runbooks ask of the services. */
    public static List<Query> queries() {
        Set<String> ofOthers = ofOthers();
        return allQueries().stream()
                .filter(query -> metrics(query.promql()).stream().noneMatch(ofOthers::contains))
                .toList();
    }

    /** What kube-state-metrics, the kubelet and exporters show, what is recorded of it, and alerts about their own scrapes. */
    private static Set<String> ofOthers() {
        Set<String> names = new TreeSet<>(ofTheCluster().toList());
        recorded().forEach((name, query) -> {
            if (metrics(query).stream().anyMatch(names::contains)) {
                names.add(name);
            }
        });
        return names;
    }

    private static List<Query> allQueries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode rule : allRules()) {
            String name = rule.path("alert").asString(rule.path("record").asString(""));
            String texts = rule.path("annotations").toString();
            queries.add(new Query(name, rule.path("expr").asString(""), found(IN_ALERT, texts)));
        }
        for (Path file : dashboards()) {
            JsonNode dashboard = Manifest.MAPPER.readTree(read(file));
            targets(dashboard)
                    .forEach(target -> queries.add(new Query(
                            file.getFileName().toString(),
                            target.path("expr").asString(""),
                            found(IN_LEGEND, target.path("legendFormat").asString("")))));
            dashboard.at("/templating/list").valueStream().forEach(variable -> {
                Matcher asked = LABEL_VALUES.matcher(
                        variable.path("query").path("query").asString(""));
                if (asked.matches()) {
                    String counted = "count by (" + asked.group(2) + ") (" + asked.group(1) + ")";
                    queries.add(new Query(file.getFileName().toString(), counted, Set.of()));
                }
            });
        }
        for (Path page : runbooks()) {
            found(CODE, read(page)).stream()
                    .filter(code -> METRIC_IN_TEXT.matcher(code).find())
                    .forEach(code -> queries.add(new Query(page.getFileName().toString(), code, Set.of())));
        }
        return queries;
    }

    /** What panels and annotations of a dashboard ask. */
    static Stream<JsonNode> targets(JsonNode dashboard) {
        return Stream.concat(
                dashboard
                        .path("panels")
                        .valueStream()
                        .flatMap(panel -> panel.path("targets").valueStream()),
                dashboard.at("/annotations/list").valueStream());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<JsonNode> alerts() {
        return allRules().stream().filter(rule -> rule.has("alert")).toList();
    }

    /** Names that a query may use: the kept list, and what the rules record. */
    static Set<String> known() {
        Set<String> known = new TreeSet<>(ALWAYS_THERE);
        kept().forEach(known::add);
        ofTheCluster().forEach(known::add);
        allRules().stream()
                .map(rule -> rule.path("record").asString(""))
                .filter(name -> !name.isEmpty())
                .forEach(known::add);
        return known;
    }

    /** The list of metrics.txt. */
    public static Stream<String> kept() {
        return read(FOLDER.resolve("metrics.txt")).lines().filter(line -> !line.startsWith("#"));
    }

    /** The list of cluster-metrics.txt. */
    private static Stream<String> ofTheCluster() {
        return read(FOLDER.resolve("cluster-metrics.txt")).lines().filter(line -> !line.startsWith("#"));
    }

    /** The names of metrics in a query. */
    static Set<String> metrics(String query) {
        return Promql.selectors(query).stream()
                .map(Promql.Selector::metric)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The folder above that holds {@code earnest}: a test of another module may ask. */
    private static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("earnest"))) {
            folder = Objects.requireNonNull(folder.getParent(), "not inside a checkout of Earnest");
        }
        return folder;
    }

    private static List<Path> files(Path folder, String end) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
