package io.earnest.rewards.tariff;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a tree has the fields of a {@link Tariff}, all of them and no others, with whole numbers as their values.
 * The JSON reader would say it in its own terms, which are not for people; and it would take {@code "2"} and 2.5 for 2.
 */
final class TariffShape {

    private TariffShape() {}

    /** @throws IllegalArgumentException that names the first field that is wrong, and how */
    static void check(Map<String, ?> tree) {
        fields(Tariff.class, tree, "");
    }

    private static void fields(Class<?> type, Map<?, ?> tree, String prefix) {
        RecordComponent[] fields = type.getRecordComponents();
        Set<String> known = Arrays.stream(fields).map(RecordComponent::getName).collect(Collectors.toSet());
        for (Object name : tree.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(prefix + name + " is no field of a tariff");
            }
        }
        for (RecordComponent field : fields) {
            value(field, tree.get(field.getName()), prefix + field.getName());
        }
    }

    private static void value(RecordComponent field, @Nullable Object value, String name) {
        Class<?> type = field.getType();
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        if (type == List.class) {
            list(elements(field), value, name);
        } else if (type == int.class || type == Twei.class) {
            number(value, name);
        } else {
            object(type, value, name);
        }
    }

    private static void list(Class<?> elements, Object value, String name) {
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(name + " must be a list");
        }
        for (int i = 0; i < list.size(); i++) {
            object(elements, list.get(i), name + "[" + i + "]");
        }
    }

    private static void object(Class<?> type, @Nullable Object value, String name) {
        if (!(value instanceof Map<?, ?> tree)) {
            throw new IllegalArgumentException(name + " must be an object with fields");
        }
        fields(type, tree, name + ".");
    }

    private static void number(Object value, String name) {
        // How small it may be, the tariff itself says.
        boolean fits = (value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() <= Tariff.LARGEST
                && ((Number) value).longValue() >= -Tariff.LARGEST;
        if (!fits) {
            throw new IllegalArgumentException(name + " must be a whole number of at most " + Tariff.LARGEST);
        }
    }

    private static Class<?> elements(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }
}
