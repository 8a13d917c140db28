package io.earnest.rewards.tariff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tariffs as data: the first version, which the program brings, and the reading of any. */
public final class Tariffs {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private static final TariffDocument FIRST = load("/tariff/tariff-1.json");

    private Tariffs() {}

    /** Version 1, in force until another one is booked. Its file is never changed. */
    public static TariffDocument first() {
        return FIRST;
    }

    /**
     * Reads a tariff. A field that came later and is missing has the meaning that held before there was the field; every
     * other must be there.
     *
     * @throws IllegalArgumentException if a number is missing, unknown or out of range; its message says which, for people
     */
    public static TariffDocument document(Map<String, ?> tree) {
        return document(tree, LaterFields.KNOWN);
    }

    static TariffDocument document(Map<String, ?> tree, LaterFields later) {
        Map<String, Object> complete = later.completed(tree);
        TariffShape.check(complete);
        try {
            // There and back: numbers are Longs, whatever they came as.
            Map<String, Object> written = JSON.readValue(JSON.writeValueAsBytes(tree), new TypeReference<>() {});
            return new TariffDocument(written, JSON.readValue(JSON.writeValueAsBytes(complete), Tariff.class));
        } catch (JacksonException e) {
            // The shape is right, so it is a number that the tariff itself does not take.
            String why = e.getCause() instanceof IllegalArgumentException refused ? refused.getMessage() : null;
            throw new IllegalArgumentException(why != null ? why : "this is no tariff", e);
        }
    }

    private static TariffDocument load(String resource) {
        try (InputStream in = Tariffs.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return document(JSON.readValue(in, new TypeReference<Map<String, Object>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
