package io.earnest.chassis.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordFieldsTest {
    enum Kind {
        ONE,
        OTHER
    }

    record Part(long twei) {}

    record Whole(
            String always,
            @Nullable String orNull,
            @Nullable Kind kind,
            @Nullable Part part,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String sometimes,

            @io.swagger.v3.oas.annotations.media.Schema(
                    requiredMode = io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED)
            @Nullable
            String demanded) {}

    private final Schema<?> whole = described();

    private static Schema<?> described() {
        ModelConverters converters = new ModelConverters(true);
        converters.addConverter(new RecordFields());
        return converters.resolveAsResolvedSchema(new AnnotatedType(Whole.class)).schema;
    }

    @Test
    void whatIsNotLeftOutIsAlwaysThere() {
        assertThat(whole.getRequired()).containsExactlyInAnyOrder("always", "orNull", "kind", "part", "demanded");
    }

    @Test
    void whatMayBeNullSaysSoInEachForm() {
        Map<String, Schema> fields = whole.getProperties();
        assertThat(RecordFields.isOrNull(fields.get("orNull"))).isTrue();
        assertThat(RecordFields.isOrNull(fields.get("kind"))).isTrue();
        assertThat(RecordFields.isOrNull(fields.get("part"))).isTrue();
        assertThat(fields.get("part").getAnyOf()).hasSize(2);
    }

    @Test
    void nothingElseMayBeNull() {
        Map<String, Schema> fields = whole.getProperties();
        assertThat(RecordFields.isOrNull(fields.get("always"))).isFalse();
        assertThat(RecordFields.isOrNull(fields.get("sometimes"))).isFalse();
        assertThat(RecordFields.isOrNull(fields.get("demanded"))).isFalse();
    }
}
