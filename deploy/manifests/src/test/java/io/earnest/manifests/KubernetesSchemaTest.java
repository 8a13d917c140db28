package io.earnest.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** That the check of the schemas fires. */
class KubernetesSchemaTest {
    static final List<String> VERSIONS = KubernetesSchema.VERSIONS;

    private static final String BUDGET = """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata:
          name: gateway
        spec:
          maxUnavailable: 1
          selector:
            matchLabels: {app.kubernetes.io/name: gateway}
        """;

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void a_resource_as_it_should_be_has_no_fault(String version) {
        assertThat(faults(version, BUDGET)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void a_misspelt_field_is_found(String version) {
        assertThat(faults(version, BUDGET.replace("maxUnavailable", "maxUnavailible")))
                .singleElement()
                .asString()
                .contains("maxUnavailible");
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void a_field_of_the_wrong_type_is_found(String version) {
        assertThat(faults(version, BUDGET.replace("{app.kubernetes.io/name: gateway}", "gateway")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void a_version_that_kubernetes_has_dropped_is_found(String version) {
        assertThat(faults(version, BUDGET.replace("policy/v1", "policy/v1beta1")))
                .containsExactly("PodDisruptionBudget gateway: there is no policy/v1beta1 PodDisruptionBudget");
    }

    @Test
    void a_misspelt_field_of_a_pod_monitor_is_found() {
        String monitor = """
            apiVersion: monitoring.coreos.com/v1
            kind: PodMonitor
            metadata: {name: earnest}
            spec:
              selector: {matchLabels: {a: b}}
              podMetricsEndpoints: [{port: management, intervall: 15s}]
            """;

        assertThat(faultsOfOperator(monitor.replace("intervall", "interval"))).isEmpty();
        assertThat(faultsOfOperator(monitor))
                .containsExactly("PodMonitor earnest: PodMetricsEndpoint has no field intervall");
        assertThat(faultsOfOperator(monitor.replace("PodMonitor", "PodMonitors")))
                .containsExactly("PodMonitors earnest: nothing here knows how to check it");
    }

    private static List<String> faults(String version, String yaml) {
        return KubernetesSchema.of(version).faults(Manifest.parse(yaml).getFirst());
    }

    private static List<String> faultsOfOperator(String yaml) {
        return OperatorResource.faults(Manifest.parse(yaml).getFirst());
    }
}
