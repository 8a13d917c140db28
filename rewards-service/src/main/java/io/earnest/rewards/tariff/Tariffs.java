package io.earnest.rewards.tariff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tariffs as data: the first version, which the program brings, and the JSON form of any. */
public final class Tariffs {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private static final Tariff FIRST = load("/tariff/tariff-1.json");

    private Tariffs() {}

    /** Version 1, in force until another one is booked. */
    public static Tariff first() {
        return FIRST;
    }

    /** The tariff as a tree of maps, lists and {@code Long}s, as a block books it. */
    public static Map<String, Object> tree(Tariff tariff) {
        return JSON.readValue(JSON.writeValueAsBytes(tariff), new TypeReference<>() {});
    }

    /**
     * The reverse of {@link #tree}.
     *
     * @throws IllegalArgumentException if a number is missing, unknown or out of range; its message says which, for people
     */
    public static Tariff of(Map<String, ?> tree) {
        TariffShape.check(tree);
        try {
            return JSON.readValue(JSON.writeValueAsBytes(tree), Tariff.class);
        } catch (JacksonException e) {
            // The shape is right, so it is a number that the tariff itself does not take.
            String why = e.getCause() instanceof IllegalArgumentException refused ? refused.getMessage() : null;
            throw new IllegalArgumentException(why != null ? why : "this is no tariff", e);
        }
    }

    private static Tariff load(String resource) {
        try (InputStream in = Tariffs.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return JSON.readValue(in, Tariff.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
