package io.earnest.chassis.problem;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says which field of a body could not be read, and what belongs there; nothing of the classes behind it. */
final class UnreadableBody {
    /** As many as a caller looks through. */
    private static final int MAX_NAMES = 20;

    private static final int MAX_CHARS = 60;

    private UnreadableBody() {}

    /** The field and the message for it. */
    static Map.Entry<String, String> explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return Map.entry(
                        path(unknown, "body"), "is no field of this call" + known(unknown.getKnownPropertyIds()));
            }
            if (cause instanceof InputCoercionException tooLarge) {
                return Map.entry(path(tooLarge, "body"), "must be " + what(tooLarge.getTargetType()));
            }
            if (cause instanceof MismatchedInputException mismatch
                    && !mismatch.getOriginalMessage().startsWith("Trailing token")) {
                return Map.entry(path(mismatch, "body"), "must be " + what(mismatch.getTargetType()));
            }
            if (cause instanceof JacksonException malformed) {
                return Map.entry(
                        path(malformed, "body"),
                        "is not JSON, or has a field twice or something behind its end"
                                + where(malformed.getLocation()));
            }
        }
        return Map.entry("body", "is not readable");
    }

    private static String path(JacksonException failure, String whole) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(shortened(step.getPropertyName()));
            }
        }
        return path.isEmpty() ? whole : path.toString();
    }

    private static String known(@Nullable Collection<Object> names) {
        if (names == null || names.isEmpty()) {
            return "";
        }
        return names.stream()
                .map(String::valueOf)
                .sorted()
                .limit(MAX_NAMES)
                .collect(Collectors.joining(", ", "; it knows ", ""));
    }

    private static String what(@Nullable Class<?> target) {
        if (target == null) {
            return "of another type";
        }
        if (CharSequence.class.isAssignableFrom(target)) {
            return "a text of whole characters";
        }
        if (target == boolean.class || target == Boolean.class) {
            return "true or false";
        }
        if (target.isEnum()) {
            return Arrays.stream(target.getEnumConstants())
                    .limit(MAX_NAMES)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (List.of(int.class, long.class, Integer.class, Long.class).contains(target)) {
            return "a whole number that is not too large";
        }
        if (target == double.class || Number.class.isAssignableFrom(target)) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(target) || target.isArray()) {
            return "a list";
        }
        return target.isRecord() || Map.class.isAssignableFrom(target) ? "an object" : "of another type";
    }

    private static String where(@Nullable TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1
                ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static String shortened(String name) {
        return name.length() <= MAX_CHARS ? name : name.substring(0, MAX_CHARS) + "…";
    }
}
