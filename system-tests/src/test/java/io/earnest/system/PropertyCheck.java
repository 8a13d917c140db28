package io.earnest.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** API3: no answer has a field that its document lacks, and no body sets one that only the system may set. */
final class PropertyCheck implements ApiCheck {
    private static final List<String> OF_THE_SYSTEM = List.of(
            "id", "roles", "level", "xp", "balance", "twei", "status", "author", "actor", "suspendedAt", "version");

    private final ApiCast cast = ApiCast.shared();

    @Override
    public Stream<String> violations(String url) {
        List<Operation> operations = Operation.published();
        return Stream.concat(
                operations.stream().filter(Operation::reads).flatMap(operation -> leaks(url, operation)),
                operations.stream()
                        .filter(operation -> operation.requestSchema().isPresent())
                        .filter(operation -> !operation.operators() && !operation.moderators())
                        .flatMap(operation -> assignments(url, operation)));
    }

    private Stream<String> leaks(String url, Operation operation) {
        Answer answer = cast.call(operation, ApiCast.at(url, cast.entitled(operation)));
        if (answer.status() != 200 || operation.answerSchema().isEmpty()) {
            return Stream.empty();
        }
        Set<String> unknown = new TreeSet<>();
        undocumented("", answer.json(), operation.answerSchema().get(), operation, unknown);
        return unknown.stream().map(field -> "leaks: " + operation + " answers " + field);
    }

    private static void undocumented(
            String at, JsonNode value, JsonNode schema, Operation operation, Set<String> unknown) {
        List<JsonNode> schemas = alternatives(schema, operation);
        if (value.isArray()) {
            for (JsonNode one : value) {
                schemas.forEach(each -> undocumented(at + "[]", one, each.path("items"), operation, unknown));
            }
        }
        if (!value.isObject() || schemas.stream().allMatch(PropertyCheck::anythingGoes)) {
            return;
        }
        value.properties().forEach(field -> {
            List<JsonNode> described = schemas.stream()
                    .map(each -> each.path("properties").path(field.getKey()))
                    .filter(each -> !each.isMissingNode())
                    .toList();
            if (described.isEmpty()
                    && schemas.stream()
                            .noneMatch(each -> each.has("additionalProperties")
                                    && !each.path("additionalProperties").isBoolean())) {
                unknown.add(at + "/" + field.getKey());
            }
            described.forEach(
                    each -> undocumented(at + "/" + field.getKey(), field.getValue(), each, operation, unknown));
        });
    }

    private static boolean anythingGoes(JsonNode schema) {
        return !schema.has("properties");
    }

    private static List<JsonNode> alternatives(JsonNode schema, Operation operation) {
        JsonNode resolved = operation.resolved(schema);
        return Stream.concat(
                        Stream.of(resolved),
                        Stream.of("anyOf", "oneOf", "allOf")
                                .flatMap(kind -> resolved.path(kind).valueStream())
                                .map(operation::resolved))
                .toList();
    }

    private Stream<String> assignments(String url, Operation operation) {
        JsonNode takes = operation.requestSchema().orElseThrow();
        Set<String> fields = new TreeSet<>(OF_THE_SYSTEM);
        operation.answerSchema().ifPresent(schema -> fields.addAll(Operation.fields(schema)));
        fields.removeAll(Operation.fields(takes));
        return fields.stream().flatMap(field -> {
            Map<String, Object> body = new LinkedHashMap<>(cast.body(operation));
            body.put(field, 7);
            Answer answer = ApiCast.call(
                    operation,
                    ApiCast.at(url, cast.victim()),
                    cast.path(operation),
                    Json.MAPPER.writeValueAsString(body));
            return answer.status() == 400
                    ? Stream.empty()
                    : Stream.of(
                            "sets " + field + ": " + answer.request() + " " + answer.status() + " " + answer.text());
        });
    }
}
