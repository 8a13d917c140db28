package io.earnest.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The alerts: as Prometheus wants them, tried both ways, each with a page that says what to do. */
class RulesTest {
    private static final Path OF_THE_OPERATOR = Observability.FOLDER.resolve("prometheus-rule.yaml");

    static List<Path> ruleTests() {
        return Observability.ruleTests();
    }

    static List<JsonNode> alerts() {
        return Observability.alerts();
    }

    @Test
    void prometheus_takes_the_configuration_with_all_rules() {
        assertThat(Promtool.faults(Observability.FOLDER, "check", "config", "prometheus.yml"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ruleTests")
    void every_alert_fires_where_it_should_and_nowhere_else(Path test) {
        assertThat(Promtool.faults(test.getParent(), "test", "rules", test.toString()))
                .isEmpty();
    }

    @Test
    void an_alert_that_no_longer_fires_is_found(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("rules"));
        Files.createDirectories(folder.resolve("tests"));
        for (Path rules : Observability.rules()) {
            String broken = Observability.read(rules)
                    .replace("(abs(earnest_ledger_difference_twei)) > 0", "(earnest_ledger_difference_twei) > 0");
            Files.writeString(folder.resolve("rules").resolve(rules.getFileName()), broken);
        }
        Path test = Files.copy(
                Observability.FOLDER.resolve("tests/ledger_test.yml"), folder.resolve("tests/ledger_test.yml"));

        assertThat(Promtool.faults(test.getParent(), "test", "rules", test.toString()))
                .contains("EarnestLedgerUnbalanced");
    }

    @Test
    void every_alert_is_tried_both_ways() {
        Set<String> firing = new TreeSet<>();
        Set<String> silent = new TreeSet<>();
        for (Path test : Observability.ruleTests()) {
            Observability.yaml(test)
                    .path("tests")
                    .valueStream()
                    .flatMap(series -> series.path("alert_rule_test").valueStream())
                    .forEach(expected -> (expected.path("exp_alerts").isEmpty() ? silent : firing)
                            .add(expected.path("alertname").asString("")));
        }

        assertThat(firing).isEqualTo(names());
        assertThat(silent).isEqualTo(names());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void every_alert_says_how_bad_it_is_and_what_to_do(JsonNode alert) {
        String name = alert.path("alert").asString("");
        JsonNode annotations = alert.path("annotations");

        assertThat(alert.at("/labels/severity").asString("")).isIn("page", "ticket", "info");
        assertThat(annotations.path("summary").asString("")).isNotBlank();
        assertThat(annotations.path("description").asString("")).contains("$value");
        assertThat(annotations.path("runbook_url").asString(""))
                .isEqualTo("{{ $externalLabels.earnest_source }}docs/runbooks/" + name + ".md");
        assertThat(Observability.read(Observability.RUNBOOKS.resolve(name + ".md")))
                .startsWith("# " + name + "\n")
                .contains("**Means.**", "**People see.**", "## Look at", "## Do", "## Stop when")
                .hasSizeLessThan(4_000);
        assertThat(Observability.read(Observability.RUNBOOKS.resolve("README.md")))
                .contains("[" + name + "](" + name + ".md) | "
                        + alert.at("/labels/severity").asString(""));
    }

    @Test
    void no_page_is_about_an_alert_that_is_gone() {
        assertThat(Observability.runbooks().stream()
                        .map(page -> page.getFileName().toString().replace(".md", ""))
                        // The others are for what no alert finds.
                        .filter(page -> page.startsWith("Earnest")))
                .containsExactlyInAnyOrderElementsOf(names());
    }

    @Test
    void rules_use_only_metrics_that_the_services_show() {
        Set<String> used = new TreeSet<>();
        Observability.allRules()
                .forEach(rule ->
                        used.addAll(Observability.metrics(rule.path("expr").asString(""))));

        assertThat(Observability.known()).containsAll(used);
    }

    /** What is given to the operator is written from the rules: {@code -Dobservability.write=true} writes it anew. */
    @Test
    void the_operator_is_given_the_same_rules() throws Exception {
        List<Object> groups = new ArrayList<>();
        for (Path file : Observability.rules()) {
            Map<String, List<Object>> rules = new Yaml().load(Observability.read(file));
            groups.addAll(rules.get("groups"));
        }
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("apiVersion", "monitoring.coreos.com/v1");
        resource.put("kind", "PrometheusRule");
        resource.put("metadata", Map.of("name", "earnest"));
        resource.put("spec", Map.of("groups", groups));
        DumperOptions block = new DumperOptions();
        block.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        block.setWidth(1_000);
        String written = "# Written from rules/ by RulesTest with -Dobservability.write=true; change those.\n"
                + new Yaml(block).dump(resource);
        if (Boolean.getBoolean("observability.write")) {
            Files.writeString(OF_THE_OPERATOR, written);
        }

        assertThat(Observability.read(OF_THE_OPERATOR)).isEqualTo(written);
    }

    private static Set<String> names() {
        return alerts().stream()
                .map(alert -> alert.path("alert").asString(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
