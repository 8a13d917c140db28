package io.earnest.chassis.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Says in the document what {@code StrictJson} does: bodies have the described fields and no others. Answers stay open. */
final class ClosedBodies implements GlobalOpenApiCustomizer {
    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public void customise(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        @SuppressWarnings("rawtypes")
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        List<Operation> operations = document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
        Set<String> taken = new HashSet<>();
        Set<String> given = new HashSet<>();
        for (Operation operation : operations) {
            if (operation.getRequestBody() != null) {
                collect(operation.getRequestBody().getContent(), schemas, taken);
            }
            if (operation.getResponses() != null) {
                operation.getResponses().values().forEach(answer -> collect(answer.getContent(), schemas, given));
            }
        }
        taken.removeAll(given);
        for (String name : taken) {
            Schema<?> schema = schemas.get(name);
            if (schema != null && schema.getProperties() != null && schema.getAdditionalProperties() == null) {
                schema.setAdditionalProperties(false);
            }
            if (schema != null) {
                leaveOut(schema);
            }
        }
    }

    /** What may be null in a body may be absent too; an answer has it all the same. */
    private static void leaveOut(Schema<?> schema) {
        if (schema.getRequired() != null && schema.getProperties() != null) {
            List<String> kept = schema.getRequired().stream()
                    .filter(name -> !isOrNull(schema.getProperties().get(name)))
                    .toList();
            schema.setRequired(kept.isEmpty() ? null : kept);
        }
    }

    private static boolean isOrNull(@Nullable Schema<?> field) {
        return field != null && RecordFields.isOrNull(field);
    }

    @SuppressWarnings("rawtypes")
    private static void collect(@Nullable Content content, Map<String, Schema> schemas, Set<String> names) {
        if (content != null) {
            content.values().forEach(media -> collect(media.getSchema(), schemas, names));
        }
    }

    @SuppressWarnings("rawtypes")
    private static void collect(@Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        String ref = schema.get$ref();
        if (ref != null && ref.startsWith(SCHEMAS)) {
            String name = ref.substring(SCHEMAS.length());
            if (schemas.containsKey(name) && names.add(name)) {
                collect(schemas.get(name), schemas, names);
            }
        }
        parts(schema).forEach(part -> collect(part, schemas, names));
    }

    @SuppressWarnings("rawtypes")
    private static Stream<Schema<?>> parts(Schema<?> schema) {
        Stream<?> several = Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream);
        Stream<?> properties = Stream.ofNullable(schema.getProperties()).flatMap(fields -> fields.values().stream());
        return Stream.of(several, properties, Stream.ofNullable(schema.getItems()))
                .flatMap(part -> part)
                .map(part -> (Schema<?>) part);
    }
}
