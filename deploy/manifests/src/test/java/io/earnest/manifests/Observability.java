package io.earnest.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** deploy/observability: rules, their tests, dashboards, and the metrics that these may use. */
final class Observability {
    static final Path FOLDER = Overlay.DEPLOY.resolve("observability");
    static final Path RUNBOOKS = Overlay.DEPLOY.resolve("../docs/runbooks").normalize();

    /** Prometheus' own, of every target and rule. */
    private static final Set<String> ALWAYS_THERE = Set.of("up", "ALERTS");
    /** What in a query is no name of a metric: texts, labels and ranges, and lists of labels. */
    private static final Pattern BESIDE_NAMES = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]" + "|\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

    private static final Pattern NAME = Pattern.compile("(?<![\\w.:])[a-zA-Z_][\\w:]*(?!\\w|\\s*\\()");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "bool", "offset");

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

    static List<JsonNode> alerts() {
        return allRules().stream().filter(rule -> rule.has("alert")).toList();
    }

    /** Names that a query may use: the kept list, and what the rules record. */
    static Set<String> known() {
        Set<String> known = new TreeSet<>(ALWAYS_THERE);
        kept().forEach(known::add);
        allRules().stream()
                .map(rule -> rule.path("record").asString(""))
                .filter(name -> !name.isEmpty())
                .forEach(known::add);
        return known;
    }

    /** The list of metrics.txt. */
    static Stream<String> kept() {
        return read(FOLDER.resolve("metrics.txt")).lines().filter(line -> !line.startsWith("#"));
    }

    /** The names of metrics in a query. */
    static Set<String> metrics(String query) {
        Matcher names = NAME.matcher(BESIDE_NAMES.matcher(query).replaceAll(" "));
        return names.results()
                .map(found -> found.group())
                .filter(name -> !KEYWORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(Path folder, String end) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
