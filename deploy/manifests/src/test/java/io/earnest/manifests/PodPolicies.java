package io.earnest.manifests;

import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Policies on what a pod may do and gets. */
final class PodPolicies {
    // Spring stops its web server in one phase and its pumps and writers in another, each within spring.lifecycle's 15
    // s.
    private static final int SECONDS_OF_SHUTDOWN = 2 * 15;
    /** How long callers keep a connection that they do not use (CallConfiguration.IDLE). */
    private static final int SECONDS_UNUSED = 4;
    // Classes, compiled code, threads and buffers of a service, measured as resident memory less heap.
    private static final long MEBIBYTES_BESIDE_HEAP = 250;
    private static final Pattern HEAP = Pattern.compile("-XX:MaxRAMPercentage=(\\d+)");
    private static final Pattern PINNED =
            Pattern.compile("[\\w.\\-/:]+(:v?\\d+\\.\\d+[\\w.\\-]*(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})");
    private static final Pattern SECRET_NAME = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|MONGODB_URI)");

    private PodPolicies() {}

    static List<String> privileges(List<Manifest> manifests) {
        Stream<String> pods = workloads(manifests)
                .filter(workload -> !workload.pod()
                                .at("/securityContext/runAsNonRoot")
                                .asBoolean(false)
                        || workload.pod().at("/securityContext/runAsUser").asInt(0) == 0
                        || !workload.pod()
                                .at("/securityContext/seccompProfile/type")
                                .asString("")
                                .equals("RuntimeDefault")
                        || Stream.of("hostNetwork", "hostPID", "hostIPC")
                                .anyMatch(host -> workload.pod().path(host).asBoolean(false))
                        || workload.pod().path("volumes").valueStream().anyMatch(volume -> volume.has("hostPath")))
                .map(workload -> workload + " may be root, unconfined or on its host");
        return Stream.concat(pods, containers(manifests, (workload, container) -> {
                    JsonNode context = container.path("securityContext");
                    boolean bare = !context.path("allowPrivilegeEscalation").asBoolean(true)
                            && !context.path("privileged").asBoolean(false)
                            && context.path("runAsUser").asInt(1) != 0
                            && context.at("/capabilities/drop")
                                    .valueStream()
                                    .anyMatch(dropped -> dropped.asString("").equals("ALL"))
                            && context.at("/capabilities/add").isEmpty();
                    return bare ? null : "has more privileges than none";
                }))
                .toList();
    }

    static List<String> writableRoots(List<Manifest> manifests) {
        return containers(
                        manifests,
                        (workload, container) -> container
                                        .at("/securityContext/readOnlyRootFilesystem")
                                        .asBoolean(false)
                                ? null
                                : "can write to its image")
                .toList();
    }

    static List<String> resources(List<Manifest> manifests) {
        return containers(manifests, (workload, container) -> {
                    for (String resource : List.of("cpu", "memory", "ephemeral-storage")) {
                        if (!container.at("/resources/requests").has(resource)
                                || !container.at("/resources/limits").has(resource)) {
                            return "has no request or no limit of " + resource;
                        }
                    }
                    return null;
                })
                .toList();
    }

    static List<String> heaps(List<Manifest> manifests) {
        return manifests.stream()
                .filter(Manifest::service)
                .filter(service -> {
                    JsonNode container = service.container("service").orElseThrow();
                    Matcher heap = HEAP.matcher(
                            Manifest.variable(container, "JAVA_TOOL_OPTIONS").orElse(""));
                    long limit =
                            mebibytes(container.at("/resources/limits/memory").asString(""));
                    return !heap.find()
                            || limit * Integer.parseInt(heap.group(1)) / 100 + MEBIBYTES_BESIDE_HEAP > limit * 9 / 10;
                })
                .map(service -> service + " has a heap that leaves too little of the limit, or none is set")
                .toList();
    }

    static List<String> images(List<Manifest> manifests) {
        return containers(
                        manifests,
                        (workload, container) ->
                                PINNED.matcher(container.path("image").asString(""))
                                                .matches()
                                        ? null
                                        : "has an image without a version: "
                                                + container.path("image").asString(""))
                .toList();
    }

    static List<String> stores(List<Manifest> manifests) {
        return containers(
                        manifests,
                        (workload, container) ->
                                StoreImage.isPatched(container.path("image").asString(""))
                                        ? null
                                        : "has a store with published holes: "
                                                + container.path("image").asString(""))
                .toList();
    }

    static List<String> probes(List<Manifest> manifests) {
        // What ends by itself tells so by its end.
        return workloads(manifests)
                .filter(Manifest::workload)
                .flatMap(workload -> workload.pod()
                        .path("containers")
                        .valueStream()
                        .filter(container -> !probed(workload, container))
                        .map(container ->
                                workload + ": " + container.path("name").asString("") + " lacks a probe"))
                .toList();
    }

    private static boolean probed(Manifest workload, JsonNode container) {
        boolean three =
                Stream.of("startupProbe", "readinessProbe", "livenessProbe").allMatch(container::has);
        if (!three || !workload.service()) {
            return three;
        }
        // A probe of the other path would end processes for their store's sake, or never take one out of traffic.
        return container.at("/livenessProbe/httpGet/path").asString("").endsWith("/liveness")
                && container.at("/startupProbe/httpGet/path").asString("").endsWith("/liveness")
                && container.at("/readinessProbe/httpGet/path").asString("").endsWith("/readiness")
                && Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                        .allMatch(probe -> container
                                .path(probe)
                                .at("/httpGet/port")
                                .asString("")
                                .equals("management"));
    }

    static List<String> rights(List<Manifest> manifests) {
        Stream<String> grants = manifests.stream()
                .filter(manifest -> manifest.kind().matches("(Cluster)?Role(Binding)?"))
                .map(manifest -> manifest + " gives rights to somebody");
        Stream<String> tokens = workloads(manifests)
                .filter(workload ->
                        workload.pod().path("automountServiceAccountToken").asBoolean(true)
                                || manifests.stream()
                                        .filter(manifest -> manifest.kind().equals("ServiceAccount"))
                                        .filter(account -> !account.json()
                                                .path("automountServiceAccountToken")
                                                .asBoolean(true))
                                        .noneMatch(account -> account.name()
                                                .equals(workload.pod()
                                                        .path("serviceAccountName")
                                                        .asString("default"))))
                .map(workload -> workload + " gets a token, or has no account of its own");
        return Stream.concat(grants, tokens).toList();
    }

    static List<String> stops(List<Manifest> manifests) {
        return manifests.stream()
                .filter(Manifest::service)
                .filter(service -> {
                    JsonNode container = service.container("service").orElseThrow();
                    int sleep = container.at("/lifecycle/preStop/sleep/seconds").asInt(0);
                    int drain = Integer.parseInt(Manifest.variable(container, "EARNEST_DRAIN")
                            .orElse("0s")
                            .replace("s", ""));
                    return sleep < 5
                            || drain <= SECONDS_UNUSED
                            || sleep + drain + SECONDS_OF_SHUTDOWN
                                    >= service.pod()
                                            .path("terminationGracePeriodSeconds")
                                            .asInt(30);
                })
                .map(service -> service + " may be killed before it has drained")
                .toList();
    }

    static List<String> secrets(List<Manifest> manifests) {
        Stream<String> held = manifests.stream()
                .filter(manifest -> manifest.kind().equals("Secret"))
                .map(manifest -> manifest + " stands among the manifests");
        Stream<String> values = containers(
                manifests,
                (workload, container) -> container
                        .path("env")
                        .valueStream()
                        .filter(variable -> SECRET_NAME
                                .matcher(variable.path("name").asString(""))
                                .matches())
                        .filter(variable -> !variable.at("/valueFrom").has("secretKeyRef"))
                        .map(variable -> "is told " + variable.path("name").asString("") + " as a value")
                        .findFirst()
                        .orElse(null));
        return Stream.concat(held, values).toList();
    }

    private static long mebibytes(String quantity) {
        if (quantity.endsWith("Mi")) {
            return Long.parseLong(quantity.replace("Mi", ""));
        }
        return quantity.endsWith("Gi") ? Long.parseLong(quantity.replace("Gi", "")) * 1024 : 0;
    }

    private static Stream<Manifest> workloads(List<Manifest> manifests) {
        return manifests.stream().filter(Manifest::runsPods);
    }

    /** @param check what is wrong with a container, or null */
    private static Stream<String> containers(List<Manifest> manifests, BiFunction<Manifest, JsonNode, String> check) {
        return workloads(manifests)
                .flatMap(workload -> workload.containers().stream().flatMap(container -> {
                    String wrong = check.apply(workload, container);
                    return wrong == null
                            ? Stream.empty()
                            : Stream.of(workload + ": " + container.path("name").asString("") + " " + wrong);
                }));
    }
}
