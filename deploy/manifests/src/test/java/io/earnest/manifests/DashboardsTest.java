package io.earnest.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The dashboards: provisioned as files, on any data source, with queries that Prometheus can answer. */
class DashboardsTest {

    static List<Path> dashboards() {
        return Observability.dashboards();
    }

    @Test
    void there_are_three_each_under_an_address_of_its_own() {
        assertThat(dashboards())
                .extracting(file -> json(file).path("uid").asString(""))
                .containsExactly("earnest-ledger", "earnest-overview", "earnest-runtime");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void it_can_be_provisioned_anywhere(Path file) {
        JsonNode dashboard = json(file);

        assertThat(dashboard.has("id")).as("an id belongs to one Grafana").isFalse();
        assertThat(dashboard.path("schemaVersion").asInt(0)).isGreaterThanOrEqualTo(39);
        assertThat(dashboard.at("/templating/list").valueStream())
                .extracting(variable -> variable.path("name").asString(""))
                .contains("datasource", "service");
        assertThat(dashboard.findValues("datasource"))
                .filteredOn(JsonNode::isObject)
                .isNotEmpty()
                .allMatch(source -> source.path("uid").asString("").equals("${datasource}"));
        assertThat(dashboard.path("panels").valueStream().map(panel -> panel.path("id")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void prometheus_can_read_every_query(Path file, @TempDir Path folder) throws Exception {
        assertThat(faults(queries(json(file)), folder)).isEmpty();
    }

    @Test
    void a_query_that_prometheus_can_not_read_is_found(@TempDir Path folder) throws Exception {
        assertThat(faults(List.of("sum by (job (up)"), folder)).contains("parse error");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void it_uses_only_metrics_that_the_services_show(Path file) {
        Set<String> used = new TreeSet<>();
        queries(json(file)).forEach(query -> used.addAll(Observability.metrics(query)));

        assertThat(used).isNotEmpty();
        assertThat(Observability.known()).containsAll(used);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sum by (queue) (rate(earnest_planted_total{job="a", outcome=~"b.c"}[5m]))      | earnest_planted_total
        histogram_quantile(0.99, sum by (le) (rate(planted_bucket[5m])))               | planted_bucket
        job:planted:rate5m{job="gateway"} * 0                                          | job:planted:rate5m
        vector(0) or planted offset 5m                                                 | planted
        """)
    void a_planted_metric_is_found(String query, String name) {
        assertThat(Observability.metrics(query)).containsExactly(name);
        assertThat(Observability.known()).doesNotContain(name);
    }

    /** So that a metric which is renamed can't stay in the list. */
    @Test
    void every_metric_of_ours_in_the_list_is_documented() {
        String documented = Observability.read(Overlay.DEPLOY.resolve("../docs/metrics.md"));

        assertThat(Observability.kept()
                        .filter(name -> name.startsWith("earnest_"))
                        .map(name -> name.replaceFirst("_(bucket|count|sum|max)$", ""))
                        .distinct())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(documented).contains("`" + name));
    }

    private static JsonNode json(Path file) {
        return Manifest.MAPPER.readTree(Observability.read(file));
    }

    /** What panels and annotations ask, with Grafana's variables filled in. */
    private static List<String> queries(JsonNode dashboard) {
        return Observability.targets(dashboard)
                .map(target -> target.path("expr").asString("").replaceAll("\\$(namespace|service)", ".*"))
                .toList();
    }

    /** Prometheus' tool reads rules, so each query is made one. */
    private static String faults(List<String> queries, Path folder) throws Exception {
        List<Object> rules = new ArrayList<>();
        for (String query : queries) {
            rules.add(Map.of("record", "query:" + rules.size(), "expr", query));
        }
        String file = Manifest.MAPPER.writeValueAsString(
                Map.of("groups", List.of(Map.of("name", "queries", "rules", rules))));
        Path written = Files.writeString(folder.resolve("queries.yml"), file);
        return Promtool.faults(folder, "check", "rules", written.toString());
    }
}
