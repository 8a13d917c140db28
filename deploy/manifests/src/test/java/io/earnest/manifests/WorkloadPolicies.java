package io.earnest.manifests;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Policies on how many there are, where, and how they are found. */
final class WorkloadPolicies {
    private static final List<String> LEVELS = List.of("enforce", "audit", "warn");

    private WorkloadPolicies() {}

    static List<String> spread(List<Manifest> manifests) {
        return workloads(manifests)
                .filter(workload -> workload.pod()
                        .path("topologySpreadConstraints")
                        .valueStream()
                        .noneMatch(constraint -> selects(constraint.path("labelSelector"), workload.podLabels())))
                .map(workload -> workload + " is not spread over zones")
                .toList();
    }

    static List<String> budgets(List<Manifest> manifests) {
        return workloads(manifests)
                .filter(workload -> manifests.stream()
                                .filter(manifest -> manifest.kind().equals("PodDisruptionBudget"))
                                .filter(budget -> selects(budget.at("/spec/selector"), workload.podLabels()))
                                // A budget that allows nothing would stop every drain of a node.
                                .filter(budget ->
                                        budget.at("/spec/maxUnavailable").asInt(0) >= 1)
                                .count()
                        != 1)
                .map(workload -> workload + " has not exactly one disruption budget that lets one pod go")
                .toList();
    }

    static List<String> replicas(List<Manifest> manifests) {
        return manifests.stream()
                .filter(Manifest::service)
                .filter(service -> autoscaler(manifests, service)
                                .map(autoscaler ->
                                        autoscaler.at("/spec/minReplicas").asInt(1))
                                .orElse(service.at("/spec/replicas").asInt(1))
                        < 2)
                .map(service -> service + " is alone")
                .toList();
    }

    static List<String> autoscalers(List<Manifest> manifests) {
        Stream<String> fought = workloads(manifests)
                .filter(workload -> autoscaler(manifests, workload).isPresent()
                        && workload.at("/spec").has("replicas"))
                .map(workload -> workload + " names a number that its autoscaler decides");
        Stream<String> lost = manifests.stream()
                .filter(manifest -> manifest.kind().equals("HorizontalPodAutoscaler"))
                .filter(autoscaler -> workloads(manifests)
                        .noneMatch(workload ->
                                autoscaler(List.of(autoscaler), workload).isPresent()))
                .map(autoscaler -> autoscaler + " scales nothing");
        return Stream.concat(fought, lost).toList();
    }

    /** Less than ten minutes is not enough for a first start on a busy node that has to fetch the image. */
    static List<String> deadlines(List<Manifest> manifests) {
        return workloads(manifests)
                .filter(workload -> workload.kind().equals("Deployment"))
                .filter(workload -> workload.at("/spec/progressDeadlineSeconds").asInt(0) < 600)
                .map(workload -> workload + " is called failed before a slow start is over")
                .toList();
    }

    static List<String> members(List<Manifest> manifests) {
        return workloads(manifests)
                .filter(workload -> workload.container("member").isPresent())
                .filter(set -> !Manifest.variable(set.container("member").orElseThrow(), "MEMBERS")
                                .orElse("")
                                .equals(set.at("/spec/replicas").asString(""))
                        || set.at("/spec/replicas").asInt(0) % 2 == 0)
                .map(set -> set + " has another number of members than it is told, or an even one")
                .toList();
    }

    static List<String> services(List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> manifest.kind().equals("Service"))
                .filter(service -> workloads(manifests)
                        .noneMatch(workload -> Manifest.labels(service.at("/spec/selector")).entrySet().stream()
                                        .allMatch(label -> label.getValue()
                                                .equals(workload.podLabels().get(label.getKey())))
                                && service.at("/spec/ports").valueStream().allMatch(port -> hasPort(workload, port))))
                .map(service -> service + " leads to no pod that has its ports")
                .toList();
    }

    private static boolean hasPort(Manifest workload, JsonNode port) {
        return workload.containers().stream()
                .flatMap(container -> container.path("ports").valueStream())
                .anyMatch(has -> has.path("name")
                        .asString("")
                        .equals(port.path("targetPort").asString("?")));
    }

    static List<String> namespace(List<Manifest> manifests) {
        List<Manifest> namespaces = manifests.stream()
                .filter(manifest -> manifest.kind().equals("Namespace"))
                .toList();
        if (namespaces.size() != 1) {
            return List.of("there is not one namespace, but " + namespaces.size());
        }
        Map<String, String> labels = Manifest.labels(namespaces.getFirst().at("/metadata/labels"));
        return LEVELS.stream()
                .filter(level -> !"restricted".equals(labels.get("pod-security.kubernetes.io/" + level))
                        || !labels.getOrDefault("pod-security.kubernetes.io/" + level + "-version", "")
                                .startsWith("v1."))
                .map(level -> namespaces.getFirst() + " does not " + level + " a version of the restricted standard")
                .toList();
    }

    static boolean selects(JsonNode selector, Map<String, String> labels) {
        boolean byLabels = Manifest.labels(selector.path("matchLabels")).entrySet().stream()
                .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
        return byLabels
                && selector.path("matchExpressions").valueStream().allMatch(expression -> holds(expression, labels));
    }

    private static boolean holds(JsonNode expression, Map<String, String> labels) {
        String value = labels.get(expression.path("key").asString(""));
        boolean listed = expression
                .path("values")
                .valueStream()
                .anyMatch(candidate -> candidate.asString("").equals(value));
        return switch (expression.path("operator").asString("")) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            default -> throw new IllegalArgumentException("not used here: " + expression);
        };
    }

    private static Optional<Manifest> autoscaler(List<Manifest> manifests, Manifest workload) {
        return manifests.stream()
                .filter(manifest -> manifest.kind().equals("HorizontalPodAutoscaler"))
                .filter(autoscaler ->
                        autoscaler.at("/spec/scaleTargetRef/kind").asString("").equals(workload.kind())
                                && autoscaler
                                        .at("/spec/scaleTargetRef/name")
                                        .asString("")
                                        .equals(workload.name()))
                .findFirst();
    }

    private static Stream<Manifest> workloads(List<Manifest> manifests) {
        return manifests.stream().filter(Manifest::workload);
    }
}
