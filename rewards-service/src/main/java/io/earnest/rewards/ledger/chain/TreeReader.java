package io.earnest.rewards.ledger.chain;

import io.earnest.rewards.tariff.Twei;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a tree's map, read strictly. */
public record TreeReader(Map<String, ?> map) {

    @SuppressWarnings("unchecked") // Trees come from BSON, whose maps have no keys but strings.
    public static Map<String, ?> asMap(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, ?>) map;
        }
        throw new IllegalArgumentException("not a map: " + value);
    }

    public boolean has(String name) {
        return map.get(name) != null;
    }

    public String string(String name) {
        String value = stringOrNull(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    public @Nullable String stringOrNull(String name) {
        Object value = map.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new IllegalArgumentException(name + " is no string");
    }

    public long number(String name) {
        return switch (map.get(name)) {
            case Long number -> number;
            case Integer number -> number;
            case null, default -> throw new IllegalArgumentException(name + " is no integer");
        };
    }

    @Nullable
    Integer integerOrNull(String name) {
        return has(name) ? Math.toIntExact(number(name)) : null;
    }

    @Nullable
    Twei tweiOrNull(String name) {
        return has(name) ? Twei.of(number(name)) : null;
    }

    public Map<String, ?> map(String name) {
        return asMap(map.get(name));
    }

    public List<?> list(String name) {
        if (map.get(name) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(name + " is no list");
    }

    public void only(Set<String> names) {
        if (!names.containsAll(map.keySet())) {
            throw new IllegalArgumentException("unknown members in " + map.keySet());
        }
    }

    void none(String... names) {
        for (String name : names) {
            if (has(name)) {
                throw new IllegalArgumentException(name + " is one too many");
            }
        }
    }
}
