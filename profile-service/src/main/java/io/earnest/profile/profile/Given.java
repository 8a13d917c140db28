package io.earnest.profile.profile;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A text of a change, as RFC 7396 has it: what is absent from the body is no {@code Given} at all and stays as it is; a null
 * takes away what was there.
 */
@JsonDeserialize(using = Given.Reader.class)
record Given(@Nullable String text) {
    static final class Reader extends ValueDeserializer<Given> {
        @Override
        public Given deserialize(JsonParser parser, DeserializationContext context) {
            return new Given(context.readValue(parser, String.class));
        }

        @Override
        public Given getNullValue(DeserializationContext context) {
            return new Given(null);
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
