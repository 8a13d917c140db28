package io.earnest.manifests;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One resource of a built overlay. */
record Manifest(JsonNode json) {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    static List<Manifest> parse(String yaml) {
        return yaml(yaml).map(Manifest::new).toList();
    }

    static Stream<JsonNode> yaml(String text) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return Stream.of(new Yaml(new SafeConstructor(strict)).loadAll(text))
                .flatMap(documents -> java.util.stream.StreamSupport.stream(documents.spliterator(), false))
                .filter(document -> document != null)
                .map(document -> MAPPER.<JsonNode>valueToTree(document));
    }

    String kind() {
        return json.path("kind").asString("");
    }

    String name() {
        return json.at("/metadata/name").asString("");
    }

    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /** A Deployment or a StatefulSet: what makes pods. */
    boolean workload() {
        return kind().equals("Deployment") || kind().equals("StatefulSet");
    }

    /** Whatever makes pods, for good or for a while. */
    boolean runsPods() {
        return workload() || kind().equals("CronJob");
    }

    /** One of the five services. */
    boolean service() {
        return workload()
                && podLabels().getOrDefault("app.kubernetes.io/component", "").equals("service");
    }

    JsonNode pod() {
        return at(template() + "/spec");
    }

    Map<String, String> podLabels() {
        return labels(at(template() + "/metadata/labels"));
    }

    private String template() {
        return kind().equals("CronJob") ? "/spec/jobTemplate/spec/template" : "/spec/template";
    }

    List<JsonNode> containers() {
        return Stream.of("containers", "initContainers")
                .flatMap(list -> pod().path(list).valueStream())
                .toList();
    }

    Optional<JsonNode> container(String name) {
        return pod().path("containers")
                .valueStream()
                .filter(container -> container.path("name").asString("").equals(name))
                .findFirst();
    }

    static Optional<String> variable(JsonNode container, String name) {
        return container
                .path("env")
                .valueStream()
                .filter(variable -> variable.path("name").asString("").equals(name))
                .map(variable -> variable.path("value").asString(""))
                .findFirst();
    }

    static Map<String, String> labels(JsonNode node) {
        Map<String, String> labels = new TreeMap<>();
        node.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        return labels;
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
