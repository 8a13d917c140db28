package io.earnest.launcher.chart;

import io.earnest.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A Helm chart of what the overlays build, so that both stay one truth: the resources of {@code production}, the other kinds of stores from
 * the overlays that have them, and expressions at the places that a site decides (deploy/helm/values.yaml).
 */
public final class Chart {
    /** What a hash at the end of a generated ConfigMap's name is written in. */
    private static final Pattern HASHED = Pattern.compile("(?m)^  name: (\\S+)-([2456789bcdfghkmt]{10})$");

    private static final String SETS = "(article|comment|profile|rewards)";
    /** What is there in some cases only; the first that fits a kind and name. */
    private static final Map<Pattern, String> CONDITIONS = conditions();

    private final Template template = new Template();
    private final Map<String, String> hashes = new TreeMap<>();

    private Chart() {}

    private static Map<Pattern, String> conditions() {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put(
                "\\w+ (mongodb(-scripts)?-" + SETS + "(-clients)?|" + SETS + "-service-store)",
                "eq .Values.stores.kind \"sets\"");
        conditions.put("\\w+ .*shared.*", "eq .Values.stores.kind \"shared\"");
        conditions.put("\\w+ external-mongodb", "eq .Values.stores.kind \"external\"");
        conditions.put(
                "\\w+ (earnest-stores|store-metrics)",
                "and .Values.monitoring.enabled (ne .Values.stores.kind \"external\")");
        conditions.put("HorizontalPodAutoscaler .*", ".Values.autoscaling.enabled");
        conditions.put("(Ingress .*|NetworkPolicy (front-door|certificate-check))", ".Values.ingress.enabled");
        conditions.put(
                "(PodMonitor .*|PrometheusRule .*|ConfigMap earnest-dashboards|NetworkPolicy metrics)",
                ".Values.monitoring.enabled");
        conditions.put(
                "(\\w+ earnest-(backups?|restore)|NetworkPolicy (backup-stores|mongodb-backups))",
                ".Values.backups.enabled");
        Map<Pattern, String> compiled = new LinkedHashMap<>();
        conditions.forEach((pattern, condition) -> compiled.put(Pattern.compile(pattern), condition));
        return compiled;
    }

    /**
     * Writes the chart into a folder that is not there yet.
     *
     * @param source deploy/helm
     * @param overlays builds an overlay by its name
     */
    public static void write(Path source, Path target, Function<String, String> overlays) {
        Chart chart = new Chart();
        List<Map<String, Object>> resources = new ArrayList<>(chart.read(overlays.apply("production")));
        Set<String> known = new HashSet<>();
        resources.forEach(resource -> known.add(name(resource)));
        for (String other : List.of("small", "production-external-mongodb")) {
            chart.read(overlays.apply(other)).stream()
                    .filter(resource -> name(resource).matches("\\w+ (.*shared.*|external-mongodb)"))
                    .filter(resource -> known.add(name(resource)))
                    .forEach(resources::add);
        }
        try {
            Files.createDirectories(target.resolve("templates"));
            for (String file : List.of("Chart.yaml", "values.yaml")) {
                Files.copy(source.resolve(file), target.resolve(file));
            }
            for (Map<String, Object> resource : resources) {
                if (!name(resource).startsWith("Namespace ")) {
                    String file = name(resource).replace(' ', '-').toLowerCase(java.util.Locale.ROOT) + ".yaml";
                    Files.writeString(target.resolve("templates").resolve(file), chart.template(resource));
                }
            }
        } catch (IOException e) {
            throw new Refusal("The chart can't be written to " + target + ": " + e.getMessage(), e);
        }
    }

    /** The resources, with the names of ConfigMaps as they are without the hash of their content. */
    private List<Map<String, Object>> read(String built) {
        String text = built;
        for (Matcher hashed = HASHED.matcher(built); hashed.find(); ) {
            hashes.put(hashed.group(1), hashed.group(2));
            text = text.replace(hashed.group(1) + "-" + hashed.group(2), hashed.group(1));
        }
        List<Map<String, Object>> resources = new ArrayList<>();
        for (Object resource : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
            resources.add(map(resource));
        }
        return resources;
    }

    private String template(Map<String, Object> resource) {
        String name = name(resource);
        map(escaped(resource)).forEach(resource::put);
        at(resource, "metadata").put("namespace", template.value(".Release.Namespace"));
        decide(resource);
        secrets(resource);
        String text = template.text(resource);
        return CONDITIONS.entrySet().stream()
                .filter(condition -> condition.getKey().matcher(name).matches())
                .findFirst()
                .map(condition -> "{{- if " + condition.getValue() + " }}\n" + text + "{{- end }}\n")
                .orElse(text);
    }

    /** Puts expressions where a site decides. */
    private void decide(Map<String, Object> resource) {
        String name = name(resource).replaceFirst("\\w+ ", "");
        Map<String, Object> spec = resource.get("spec") instanceof Map<?, ?> ? at(resource, "spec") : Map.of();
        switch (String.valueOf(resource.get("kind"))) {
            case "ConfigMap" -> {
                if (name.equals("earnest")) {
                    settings(at(resource, "data"));
                }
            }
            case "Deployment" -> deployment(name, spec);
            case "StatefulSet" -> {
                pod(at(spec, "template"));
                annotate(spec, "scripts", hashes.getOrDefault("mongodb-scripts-" + name.replace("mongodb-", ""), ""));
                for (Object claim : list(spec, "volumeClaimTemplates")) {
                    storage(at(map(claim), "spec"), ".Values.stores.storage");
                }
            }
            case "CronJob" -> {
                pod(at(spec, "jobTemplate", "spec", "template"));
                if (name.equals("earnest-backup")) {
                    spec.put("schedule", template.value(".Values.backups.schedule | quote"));
                    List<Object> arguments = list(
                            map(list(at(spec, "jobTemplate", "spec", "template", "spec"), "containers")
                                    .getFirst()),
                            "args");
                    arguments.set(arguments.size() - 1, template.value(".Values.backups.keep | quote"));
                }
            }
            case "PersistentVolumeClaim" -> {
                storage(spec, ".Values.backups.storage");
                at(resource, "metadata", "annotations").put("helm.sh/resource-policy", "keep");
            }
            case "HorizontalPodAutoscaler" -> {
                spec.put("minReplicas", template.value("(index .Values.autoscaling \"" + name + "\").min"));
                spec.put("maxReplicas", template.value("(index .Values.autoscaling \"" + name + "\").max"));
            }
            case "Ingress" -> ingress(resource, spec);
            case "NetworkPolicy" -> {
                if (name.equals("external-mongodb")) {
                    Map<String, Object> to =
                            map(list(map(list(spec, "egress").getFirst()), "to").getFirst());
                    at(to, "ipBlock").put("cidr", template.value(".Values.stores.network"));
                }
            }
            default -> {}
        }
    }

    /** What the site's host decides, then what everybody is told; any of it can be said otherwise, and more of it. */
    private void settings(Map<String, Object> data) {
        String host =
                "(required \"host: say under which host people reach the site, such as blog.example.org\" .Values.host)";
        Map<String, String> decided = Map.of(
                "EARNEST_PUBLIC_URL", "(printf \"https://%s\" " + host + ")",
                "EARNEST_LEDGER_LOG_ORIGIN", "(printf \"%s/ledger\" " + host + ")",
                "EARNEST_TRUSTED_PROXIES", ".Values.trustedProxies");
        data.replaceAll((name, value) -> template.value("index .Values.config \"%s\" | default %s | quote"
                .formatted(name, decided.getOrDefault(name, "\"" + value + "\""))));
        template.add(
                data,
                "{{- range $name, $value := omit .Values.config \"" + String.join("\" \"", data.keySet()) + "\" }}",
                "{{ $name }}: {{ $value | quote }}",
                "{{- end }}");
    }

    private void deployment(String name, Map<String, Object> spec) {
        pod(at(spec, "template"));
        String replicas = "replicas: {{ index .Values.replicas \"" + name + "\" }}";
        if (spec.remove("replicas") == null) {
            template.add(spec, "{{- if not .Values.autoscaling.enabled }}", replicas, "{{- end }}");
        } else {
            template.add(spec, replicas);
        }
        annotate(
                spec,
                "config",
                template.value(
                        "printf \"%s %s %s\" .Values.host .Values.trustedProxies (toJson .Values.config) | sha256sum"));
    }

    /** A pod is replaced when what it reads at its start has changed. */
    private static void annotate(Map<String, Object> spec, String what, String sum) {
        at(spec, "template", "metadata", "annotations").put("checksum/" + what, sum);
    }

    private void pod(Map<String, Object> podTemplate) {
        Map<String, Object> pod = at(podTemplate, "spec");
        template.add(pod, "{{- with .Values.image.pullSecrets }}", "imagePullSecrets: {{ toJson . }}", "{{- end }}");
        for (String containers : List.of("initContainers", "containers")) {
            if (pod.containsKey(containers)) {
                list(pod, containers)
                        .forEach(container -> map(container).computeIfPresent("image", (key, image) -> image(image)));
            }
        }
    }

    private String image(Object given) {
        String image = String.valueOf(given);
        if (image.startsWith("mongo:")) {
            return template.value(".Values.stores.image");
        } else if (image.startsWith("percona/")) {
            return template.value(".Values.stores.exporterImage");
        }
        return template.value(".Values.image.registry")
                + image.substring(image.indexOf('/'), image.indexOf(':') + 1)
                + template.value(".Values.image.tag | default .Chart.AppVersion");
    }

    private void storage(Map<String, Object> claim, String expression) {
        at(claim, "resources", "requests").put("storage", template.value(expression));
        template.add(claim, "{{- with .Values.stores.storageClass }}", "storageClassName: {{ . }}", "{{- end }}");
    }

    private void ingress(Map<String, Object> resource, Map<String, Object> spec) {
        at(resource, "metadata").put("annotations", template.value("toJson .Values.ingress.annotations"));
        spec.put("ingressClassName", template.value(".Values.ingress.className"));
        map(list(spec, "rules").getFirst()).put("host", template.value(".Values.host"));
        Map<String, Object> tls = map(list(spec, "tls").getFirst());
        tls.put("hosts", new ArrayList<>(List.of(template.value(".Values.host"))));
        tls.put("secretName", template.value(".Values.ingress.tlsSecret"));
    }

    /** Secrets are referred to by names that a site may have others for. */
    private void secrets(Object node) {
        if (node instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> member : map.entrySet()) {
                if (member.getValue() instanceof Map<?, ?> reference) {
                    Map<String, Object> named = map(reference);
                    switch (String.valueOf(member.getKey())) {
                        case "secretKeyRef" -> named.computeIfPresent("name", this::named);
                        case "secret" -> named.computeIfPresent("secretName", this::named);
                        case "configMap" ->
                            named.computeIfPresent(
                                    "name", (key, name) -> name.equals("caller-keys") ? named(key, name) : name);
                        default -> {}
                    }
                }
                secrets(member.getValue());
            }
        } else if (node instanceof List<?> list) {
            list.forEach(this::secrets);
        }
    }

    private String named(String key, Object name) {
        return template.value("index .Values.secrets \"" + name + "\"");
    }

    private static Object escaped(Object node) {
        if (node instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(String.valueOf(key), escaped(value)));
            return copy;
        } else if (node instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(escaped(item)));
            return copy;
        }
        return node instanceof String text ? Template.literal(text) : node;
    }

    private static String name(Map<String, Object> resource) {
        return resource.get("kind") + " " + at(resource, "metadata").get("name");
    }

    private static Map<String, Object> at(Map<String, Object> node, String... path) {
        Map<String, Object> found = node;
        for (String step : path) {
            found = map(found.computeIfAbsent(step, missing -> new LinkedHashMap<String, Object>()));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        if (node instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new Refusal("An overlay builds something else than a resource where one is expected: " + node);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> node, String name) {
        if (node.get(name) instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw new Refusal("An overlay builds a resource without " + name);
    }
}
