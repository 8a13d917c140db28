package io.earnest.chassis.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a record's declaration says of its fields: whether they are always there, and whether they may be null. Records are
 * null-marked, so that nothing has to be said twice.
 */
final class RecordFields implements ModelConverter {
    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType java = Json.mapper().constructType(type.getType());
        if (resolved != null && java != null && java.getRawClass().isRecord()) {
            Schema<?> described = described(resolved, context);
            if (described != null && described.getProperties() != null) {
                describe(java.getRawClass(), described);
            }
        }
        return resolved;
    }

    private static @Nullable Schema<?> described(Schema<?> resolved, ModelConverterContext context) {
        String reference = resolved.get$ref();
        return reference == null || !reference.startsWith(SCHEMAS)
                ? resolved
                : context.getDefinedModels().get(reference.substring(SCHEMAS.length()));
    }

    @SuppressWarnings("rawtypes")
    private static void describe(Class<?> record, Schema<?> described) {
        Map<String, Schema> fields = described.getProperties();
        JsonInclude always = record.getAnnotation(JsonInclude.class);
        for (RecordComponent component : record.getRecordComponents()) {
            Schema<?> field = fields.get(component.getName());
            if (field == null) {
                continue;
            }
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !demanded(component);
            JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
            boolean left = nullable && leavesNullOut(own == null ? always : own);
            if (!left && !required(described, component.getName())) {
                described.addRequiredItem(component.getName());
            }
            if (nullable && !left) {
                fields.put(component.getName(), orNull(field));
            }
        }
    }

    private static boolean demanded(RecordComponent component) {
        var said = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return said != null && said.requiredMode() == io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
    }

    private static boolean leavesNullOut(@Nullable JsonInclude include) {
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private static boolean required(Schema<?> described, String name) {
        return described.getRequired() != null && described.getRequired().contains(name);
    }

    private static Schema<?> orNull(Schema<?> field) {
        if (isOrNull(field)) {
            return field;
        }
        if (field.get$ref() == null && field.getEnum() == null && field.getTypes() != null) {
            field.addType("null");
            return field;
        }
        Schema<?> nothing = new JsonSchema();
        nothing.setTypes(Set.of("null"));
        Schema<?> either = new JsonSchema();
        either.setAnyOf(List.of(field, nothing));
        return either;
    }

    /** Whether null is among what a field may be. */
    static boolean isOrNull(Schema<?> field) {
        if (field.getTypes() != null && field.getTypes().contains("null")) {
            return true;
        }
        return field.getAnyOf() != null && field.getAnyOf().stream().anyMatch(RecordFields::isOrNull);
    }
}
