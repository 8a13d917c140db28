package io.earnest.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/**
 * A call, as its OpenAPI document describes it.
 *
 * @param path with parameters in braces
 * @param call what the document says of it
 * @param document the whole, where references lead
 */
record Operation(String method, String path, JsonNode call, JsonNode document) {
    private static final List<String> SERVICES =
            List.of("article-service", "comment-service", "profile-service", "rewards-service");

    private static List<Operation> published;

    /** All that is published at the public door; what does not change anything comes first. */
    static synchronized List<Operation> published() {
        if (published == null) {
            published = publishedAt(EarnestSystem.shared().url());
        }
        return published;
    }

    private static List<Operation> publishedAt(String url) {
        // What the gateway does itself comes before what it passes on.
        Map<String, Operation> all = new LinkedHashMap<>();
        List<String> documents = new ArrayList<>(SERVICES);
        documents.addFirst("gateway");
        for (String service : documents) {
            JsonNode document =
                    Person.anonymous(url).get("/api/docs/" + service).is(200).json();
            for (Operation operation : in(document)) {
                all.putIfAbsent(operation.toString(), operation);
            }
        }
        return all.values().stream()
                .sorted((a, b) -> Boolean.compare(b.reads(), a.reads()))
                .toList();
    }

    /** The calls between services, which no public door has. */
    static List<Operation> internal() {
        List<Operation> found = new ArrayList<>();
        for (String service : SERVICES) {
            try {
                String yaml =
                        Files.readString(EarnestSystem.root().resolve(service).resolve("openapi.yaml"));
                JsonNode document = Json.MAPPER.valueToTree(new Yaml().load(yaml));
                in(document).stream()
                        .filter(operation -> operation.path.startsWith("/internal/"))
                        .forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static List<Operation> in(JsonNode document) {
        List<Operation> found = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(call -> call.getValue().has("responses"))
                        .forEach(call -> found.add(
                                new Operation(call.getKey().toUpperCase(), path.getKey(), call.getValue(), document))));
        return found;
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** Whether nobody may call it without a token. */
    boolean personal() {
        JsonNode security = call.has("security") ? call.path("security") : document.path("security");
        return !security.isEmpty() && security.valueStream().noneMatch(JsonNode::isEmpty);
    }

    boolean operators() {
        return path.startsWith("/api/admin/");
    }

    boolean moderators() {
        return path.startsWith("/api/moderation/");
    }

    boolean takes(String parameter) {
        return call.path("parameters")
                .valueStream()
                .anyMatch(one -> one.path("name").asString().equals(parameter));
    }

    /** What it takes as JSON, if anything. */
    Optional<JsonNode> requestSchema() {
        JsonNode content = call.path("requestBody").path("content").path("application/json");
        return content.isMissingNode() ? Optional.empty() : Optional.of(resolved(content.path("schema")));
    }

    /** What it answers as JSON where it went well, if anything. */
    Optional<JsonNode> answerSchema() {
        return call.path("responses")
                .propertyStream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .map(answer -> resolved(answer.getValue()).path("content").path("application/json"))
                .filter(content -> !content.isMissingNode())
                .map(content -> resolved(content.path("schema")))
                .findFirst();
    }

    /** The names of the fields that an object of this schema has. */
    static Set<String> fields(JsonNode schema) {
        return new TreeSet<>(schema.path("properties").propertyNames());
    }

    /** Where a reference leads; everything else as it is. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.path("$ref").asString().substring(1)))
                : node;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
