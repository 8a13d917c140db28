package io.earnest.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That each policy fires: production with one thing spoilt breaks it. */
@Tag("hostile")
class PolicyTest {

    /**
     * @param replaced a piece of one resource's JSON
     * @param by what stands there instead
     */
    record Violation(Policy policy, String resource, String replaced, String by) {
        @Override
        public String toString() {
            return policy + ": " + by;
        }
    }

    static Stream<Violation> violations() {
        return Stream.of(
                spoilt(
                        Policy.PODS_RUN_WITHOUT_PRIVILEGES,
                        "Deployment gateway",
                        "\"runAsNonRoot\":true",
                        "\"runAsNonRoot\":false"),
                spoilt(
                        Policy.PODS_RUN_WITHOUT_PRIVILEGES,
                        "Deployment gateway",
                        "\"runAsUser\":10001",
                        "\"runAsUser\":0"),
                spoilt(
                        Policy.PODS_RUN_WITHOUT_PRIVILEGES,
                        "Deployment gateway",
                        "\"RuntimeDefault\"",
                        "\"Unconfined\""),
                spoilt(
                        Policy.PODS_RUN_WITHOUT_PRIVILEGES,
                        "Deployment gateway",
                        "\"drop\":[\"ALL\"]",
                        "\"drop\":[\"KILL\"]"),
                spoilt(
                        Policy.PODS_RUN_WITHOUT_PRIVILEGES,
                        "Deployment gateway",
                        "\"allowPrivilegeEscalation\":false,",
                        ""),
                spoilt(
                        Policy.PODS_RUN_WITHOUT_PRIVILEGES,
                        "StatefulSet mongodb-rewards",
                        "\"emptyDir\":{\"sizeLimit\":\"32Mi\"}",
                        "\"hostPath\":{\"path\":\"/tmp\"}"),
                spoilt(
                        Policy.PODS_RUN_WITHOUT_PRIVILEGES,
                        "CronJob earnest-backup",
                        "\"runAsNonRoot\":true",
                        "\"runAsNonRoot\":false"),
                spoilt(Policy.IMAGES_ARE_PINNED, "CronJob earnest-restore", ":0.1.0\"", "\""),
                spoilt(
                        Policy.ONLY_THE_CALL_GRAPH_IS_OPEN,
                        "NetworkPolicy backup-stores",
                        "\"app.kubernetes.io/component\":\"backup\"",
                        "\"app.kubernetes.io/component\":\"service\""),
                spoilt(
                        Policy.ROOT_FILE_SYSTEMS_ARE_READ_ONLY,
                        "Deployment gateway",
                        "\"readOnlyRootFilesystem\":true",
                        "\"readOnlyRootFilesystem\":false"),
                spoilt(Policy.CONTAINERS_HAVE_REQUESTS_AND_LIMITS, "Deployment gateway", "\"limits\":", "\"limit\":"),
                spoilt(
                        Policy.HEAPS_LEAVE_ROOM_IN_THE_LIMIT,
                        "Deployment rewards-service",
                        "MaxRAMPercentage=40",
                        "MaxRAMPercentage=80"),
                spoilt(Policy.HEAPS_LEAVE_ROOM_IN_THE_LIMIT, "Deployment rewards-service", "MaxRAMPercentage", "Any"),
                spoilt(Policy.IMAGES_ARE_PINNED, "Deployment gateway", ":0.1.0\"", ":latest\""),
                spoilt(Policy.IMAGES_ARE_PINNED, "StatefulSet mongodb-rewards", "mongo:8.0.32", "mongo"),
                spoilt(Policy.STORES_ARE_PATCHED, "StatefulSet mongodb-rewards", "mongo:8.0.32", "mongo:8.0.20"),
                spoilt(Policy.CONTAINERS_HAVE_THREE_PROBES, "Deployment gateway", "\"startupProbe\"", "\"probe\""),
                spoilt(
                        Policy.CONTAINERS_HAVE_THREE_PROBES,
                        "Deployment gateway",
                        "/actuator/health/liveness",
                        "/actuator/health/readiness"),
                spoilt(
                        Policy.CONTAINERS_HAVE_THREE_PROBES,
                        "StatefulSet mongodb-rewards",
                        "\"livenessProbe\"",
                        "\"probe\""),
                spoilt(
                        Policy.PODS_HAVE_NO_RIGHTS,
                        "Deployment gateway",
                        "\"automountServiceAccountToken\":false",
                        "\"automountServiceAccountToken\":true"),
                spoilt(
                        Policy.PODS_HAVE_NO_RIGHTS,
                        "ServiceAccount gateway",
                        "\"automountServiceAccountToken\":false",
                        "\"automountServiceAccountToken\":true"),
                spoilt(
                        Policy.PODS_HAVE_NO_RIGHTS,
                        "Service gateway",
                        "\"kind\":\"Service\"",
                        "\"kind\":\"ClusterRoleBinding\""),
                spoilt(
                        Policy.STOPS_FIT_INTO_THE_GRACE_PERIOD,
                        "Deployment gateway",
                        "\"terminationGracePeriodSeconds\":50",
                        "\"terminationGracePeriodSeconds\":40"),
                spoilt(
                        Policy.STOPS_FIT_INTO_THE_GRACE_PERIOD,
                        "Deployment gateway",
                        "\"sleep\":{\"seconds\":10}",
                        "\"sleep\":{\"seconds\":1}"),
                spoilt(
                        Policy.STOPS_FIT_INTO_THE_GRACE_PERIOD,
                        "Deployment gateway",
                        "\"name\":\"EARNEST_DRAIN\",\"value\":\"5s\"",
                        "\"name\":\"EARNEST_DRAIN\",\"value\":\"4s\""),
                spoilt(
                        Policy.SECRETS_ARE_REFERRED_TO,
                        "Deployment profile-service",
                        "\"valueFrom\":{\"secretKeyRef\"",
                        "\"value\":{\"text\""),
                spoilt(
                        Policy.SECRETS_ARE_REFERRED_TO,
                        "Service gateway",
                        "\"kind\":\"Service\"",
                        "\"kind\":\"Secret\""),
                spoilt(
                        Policy.PODS_ARE_SPREAD,
                        "Deployment gateway",
                        "\"topologySpreadConstraints\"",
                        "\"constraints\""),
                spoilt(
                        Policy.WORKLOADS_HAVE_A_DISRUPTION_BUDGET,
                        "PodDisruptionBudget gateway",
                        "\"maxUnavailable\":1",
                        "\"maxUnavailable\":0"),
                spoilt(
                        Policy.WORKLOADS_HAVE_A_DISRUPTION_BUDGET,
                        "PodDisruptionBudget mongodb-rewards",
                        "mongodb",
                        "mongo"),
                spoilt(
                        Policy.SERVICES_HAVE_TWO_REPLICAS,
                        "Deployment rewards-service",
                        "\"replicas\":2",
                        "\"replicas\":1"),
                spoilt(
                        Policy.SERVICES_HAVE_TWO_REPLICAS,
                        "HorizontalPodAutoscaler gateway",
                        "\"minReplicas\":3",
                        "\"minReplicas\":1"),
                spoilt(
                        Policy.AUTOSCALERS_OWN_THE_NUMBER,
                        "Deployment gateway",
                        "\"progressDeadlineSeconds\"",
                        "\"replicas\":3,\"progressDeadlineSeconds\""),
                spoilt(
                        Policy.AUTOSCALERS_OWN_THE_NUMBER,
                        "HorizontalPodAutoscaler gateway",
                        "\"kind\":\"Deployment\"",
                        "\"kind\":\"StatefulSet\""),
                spoilt(
                        Policy.REPLICA_SETS_KNOW_THEIR_SIZE,
                        "StatefulSet mongodb-rewards",
                        "\"replicas\":3",
                        "\"replicas\":5"),
                spoilt(
                        Policy.SERVICES_LEAD_TO_PODS,
                        "Service gateway",
                        "\"targetPort\":\"http\"",
                        "\"targetPort\":\"web\""),
                spoilt(
                        Policy.SERVICES_LEAD_TO_PODS,
                        "Service gateway",
                        "\"selector\":{\"app.kubernetes.io/name\":\"gateway\"",
                        "\"selector\":{\"app.kubernetes.io/name\":\"door\""),
                spoilt(
                        Policy.ROLLOUTS_HAVE_TIME,
                        "Deployment gateway",
                        "\"progressDeadlineSeconds\":600",
                        "\"progressDeadlineSeconds\":180"),
                spoilt(Policy.CERTIFICATES_CAN_BE_CHECKED, "NetworkPolicy certificate-check", "8089", "8080"),
                spoilt(Policy.THE_NAMESPACE_IS_RESTRICTED, "Namespace earnest-production", "restricted", "baseline"),
                spoilt(
                        Policy.ONLY_THE_CALL_GRAPH_IS_OPEN,
                        "NetworkPolicy comment-service",
                        "\"gateway\"",
                        "\"rewards-service\""),
                spoilt(
                        Policy.ONLY_THE_CALL_GRAPH_IS_OPEN,
                        "NetworkPolicy article-service",
                        "\"rewards-service\"",
                        "\"comment-service\""),
                spoilt(
                        Policy.ONLY_THE_CALL_GRAPH_IS_OPEN,
                        "NetworkPolicy mongodb-rewards-clients",
                        "rewards-service",
                        "profile-service"),
                spoilt(Policy.NOTHING_IS_OPEN_BY_DEFAULT, "NetworkPolicy nothing-by-default", "\"Ingress\",", ""),
                spoilt(
                        Policy.NOTHING_IS_OPEN_BY_DEFAULT,
                        "NetworkPolicy front-door",
                        "{\"kubernetes.io/metadata.name\":\"ingress\"}",
                        "{}"));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void a_planted_violation_is_found(Violation violation) {
        List<Manifest> manifests = new Overlay("production").build();
        assertThat(violation.policy().violations(manifests)).isEmpty();

        assertThat(violation.policy().violations(planted(manifests, violation))).isNotEmpty();
    }

    @Test
    void every_policy_has_a_planted_violation() {
        assertThat(violations().map(Violation::policy).distinct()).containsExactlyInAnyOrder(Policy.values());
    }

    private static List<Manifest> planted(List<Manifest> manifests, Violation violation) {
        List<Manifest> all = new ArrayList<>();
        int spoilt = 0;
        for (Manifest manifest : manifests) {
            if (manifest.toString().equals(violation.resource())) {
                String before = manifest.json().toString();
                String after = before.replace(violation.replaced(), violation.by());
                assertThat(after).as("nothing was spoilt").isNotEqualTo(before);
                all.add(new Manifest(Manifest.MAPPER.readTree(after)));
                spoilt++;
            } else {
                all.add(manifest);
            }
        }
        assertThat(spoilt).as(violation.resource()).isEqualTo(1);
        return all;
    }

    private static Violation spoilt(Policy policy, String resource, String replaced, String by) {
        return new Violation(policy, resource, replaced, by);
    }
}
