package io.earnest.manifests;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the network policies let through, worked out from both ends of each connection, as a cluster does. */
final class NetworkPolicies {
    private static final Set<String> CALLS = Set.of(
            "gateway → article-service:http",
            "gateway → comment-service:http",
            "gateway → profile-service:http",
            "gateway → rewards-service:http",
            "article-service → profile-service:http",
            "article-service → rewards-service:http",
            "comment-service → article-service:http",
            "comment-service → profile-service:http",
            "comment-service → rewards-service:http",
            "profile-service → rewards-service:http",
            // For the keys of people's tokens.
            "rewards-service → profile-service:http");

    private static final Set<String> STORES = Set.of("article", "comment", "profile", "rewards");

    private NetworkPolicies() {}

    static List<String> callGraph(List<Manifest> manifests) {
        Set<String> allowed = allowed(manifests);
        Set<String> wanted = new TreeSet<>(CALLS);
        manifests.stream()
                .filter(Manifest::workload)
                .filter(workload -> workload.name().startsWith("mongodb-"))
                .forEach(set -> {
                    String store = set.name().replace("mongodb-", "");
                    (store.equals("shared") ? STORES : Set.of(store))
                            .forEach(service -> wanted.add(service + "-service → " + set.name() + ":mongodb"));
                    wanted.add(set.name() + " → " + set.name() + ":mongodb");
                    jobs(manifests).forEach(job -> wanted.add(job + " → " + set.name() + ":mongodb"));
                });
        return Stream.concat(
                        wanted.stream().filter(call -> !allowed.contains(call)).map(call -> call + " is shut"),
                        allowed.stream().filter(call -> !wanted.contains(call)).map(call -> call + " is open"))
                .toList();
    }

    /** Backups and restores reach all stores, and nothing else. */
    private static Stream<String> jobs(List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> manifest.kind().equals("CronJob"))
                .filter(job -> job.podLabels()
                        .getOrDefault("app.kubernetes.io/component", "")
                        .equals("backup"))
                .map(Manifest::name);
    }

    static List<String> defaultDeny(List<Manifest> manifests) {
        boolean denies = policies(manifests)
                .anyMatch(policy -> policy.at("/spec/podSelector").isEmpty()
                        && policy.at("/spec/policyTypes").size() == 2
                        && policy.at("/spec/ingress").isEmpty()
                        && policy.at("/spec/egress").isEmpty());
        Stream<String> wide = policies(manifests)
                .filter(policy -> Stream.of("ingress/from", "egress/to")
                        .map(direction -> direction.split("/"))
                        .anyMatch(direction -> policy.at("/spec/" + direction[0])
                                .valueStream()
                                .anyMatch(rule -> rule.path(direction[1]).isEmpty()
                                        || rule.path("ports").isEmpty()
                                        || rule.path(direction[1])
                                                .valueStream()
                                                .anyMatch(NetworkPolicies::everywhere))))
                .map(policy -> policy + " is open to everybody, or for every port");
        return Stream.concat(denies ? Stream.empty() : Stream.of("no policy shuts what none opens"), wide)
                .toList();
    }

    /** Behind an Ingress, the pod that answers a certificate's HTTP-01 check is reached from where the Ingress controller runs. */
    static List<String> certificateCheck(List<Manifest> manifests) {
        Map<String, String> solver = Map.of("acme.cert-manager.io/http01-solver", "true");
        boolean open = policies(manifests)
                .filter(policy -> !policy.at("/spec/podSelector").isEmpty()
                        && WorkloadPolicies.selects(policy.at("/spec/podSelector"), solver))
                .flatMap(policy -> policy.at("/spec/ingress").valueStream())
                .anyMatch(rule -> rule.path("ports")
                        .valueStream()
                        .anyMatch(port -> port.path("port").asInt(0) == 8089));
        return open || manifests.stream().noneMatch(manifest -> manifest.kind().equals("Ingress"))
                ? List.of()
                : List.of("no policy lets a certificate be checked by HTTP-01");
    }

    private static boolean everywhere(JsonNode peer) {
        return peer.at("/ipBlock/cidr").asString("").endsWith("/0")
                || Stream.of("namespaceSelector", "podSelector")
                        .anyMatch(selector -> peer.has(selector)
                                && peer.path(selector).path("matchLabels").isEmpty()
                                && peer.path(selector).path("matchExpressions").isEmpty());
    }

    /** Each pair of workloads and named port that both an egress and an ingress rule let through. */
    private static Set<String> allowed(List<Manifest> manifests) {
        List<Manifest> workloads = manifests.stream().filter(Manifest::runsPods).toList();
        Set<String> allowed = new TreeSet<>();
        for (Manifest client : workloads) {
            for (Manifest server : workloads) {
                server.containers().stream()
                        .flatMap(container -> container.path("ports").valueStream())
                        .map(port -> port.path("name").asString(""))
                        .filter(port -> opens(manifests, client.podLabels(), server.podLabels(), "Egress", port)
                                && opens(manifests, server.podLabels(), client.podLabels(), "Ingress", port))
                        .forEach(port -> allowed.add(client.name() + " → " + server.name() + ":" + port));
            }
        }
        return allowed;
    }

    private static boolean opens(
            List<Manifest> manifests, Map<String, String> of, Map<String, String> to, String direction, String port) {
        List<Manifest> selecting = policies(manifests)
                .filter(policy -> policy.at("/spec/policyTypes")
                        .valueStream()
                        .anyMatch(type -> type.asString("").equals(direction)))
                .filter(policy -> WorkloadPolicies.selects(policy.at("/spec/podSelector"), of))
                .toList();
        boolean ingress = direction.equals("Ingress");
        // Whom no policy selects, nothing is shut for.
        return selecting.isEmpty()
                || selecting.stream()
                        .flatMap(policy -> policy.at(ingress ? "/spec/ingress" : "/spec/egress")
                                .valueStream())
                        .filter(rule -> rule.path("ports").isEmpty()
                                || rule.path("ports")
                                        .valueStream()
                                        .anyMatch(open ->
                                                open.path("port").asString("").equals(port)))
                        .anyMatch(rule -> rule.path(ingress ? "from" : "to").isEmpty()
                                || rule.path(ingress ? "from" : "to")
                                        .valueStream()
                                        .filter(peer -> !peer.has("namespaceSelector") && !peer.has("ipBlock"))
                                        .anyMatch(peer -> WorkloadPolicies.selects(peer.path("podSelector"), to)));
    }

    private static Stream<Manifest> policies(List<Manifest> manifests) {
        return manifests.stream().filter(manifest -> manifest.kind().equals("NetworkPolicy"));
    }
}
