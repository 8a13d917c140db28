package io.earnest.manifests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of all resources of one Kubernetes version, closed: a field that it does not know is an error. Made by the
 * Python package kubernetes-validate from what Kubernetes publishes; {@code ./earnest test} fetches it.
 */
final class KubernetesSchema {
    /** The oldest and the newest version that the manifests are meant for. */
    static final List<String> VERSIONS = List.of("1.34", "1.37");

    private static final Map<String, KubernetesSchema> READ = new ConcurrentHashMap<>();

    private final JsonNode definitions;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> byKind = new ConcurrentHashMap<>();

    private KubernetesSchema(JsonNode definitions) {
        this.definitions = definitions;
    }

    static KubernetesSchema of(String version) {
        Path file = folder().resolve("v" + version + ".0-local-strict/_definitions.json");
        assumeTrue(Files.isRegularFile(file), "the schemas of Kubernetes " + version + " are not at hand");
        return READ.computeIfAbsent(version, any -> read(file));
    }

    /** What is wrong with a resource; nothing if it is as this version wants it. */
    List<String> faults(Manifest manifest) {
        String apiVersion = manifest.json().path("apiVersion").asString("");
        return definition(apiVersion, manifest.kind())
                .map(name -> byKind.computeIfAbsent(name, this::schema).validate(manifest.json()).stream()
                        .map(error -> manifest + ": " + error.getInstanceLocation() + " " + error.getMessage())
                        .toList())
                .orElseGet(() -> List.of(manifest + ": there is no " + apiVersion + " " + manifest.kind()));
    }

    private Schema schema(String definition) {
        ObjectNode whole = Manifest.MAPPER.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.put("$ref", "#/$defs/" + definition);
        whole.set("$defs", definitions);
        return registry.getSchema(whole);
    }

    private Optional<String> definition(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        String version = apiVersion.substring(slash + 1);
        return definitions.properties().stream()
                .filter(definition -> definition
                        .getValue()
                        .path("x-kubernetes-group-version-kind")
                        .valueStream()
                        .anyMatch(known -> known.path("group").asString("").equals(group)
                                && known.path("version").asString("").equals(version)
                                && known.path("kind").asString("").equals(kind)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static KubernetesSchema read(Path file) {
        try {
            JsonNode all = Manifest.MAPPER.readTree(Files.readString(file));
            return new KubernetesSchema(all.path("$defs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        String given = System.getenv("EARNEST_KUBERNETES_SCHEMAS");
        return given == null
                ? Path.of(System.getProperty("user.home"), ".cache/earnest/kubernetes-schemas-1.37.0")
                : Path.of(given);
    }
}
