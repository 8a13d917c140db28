package io.earnest.chassis.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as clients see it (RFC 9457).
 *
 * @param type {@code /problems/<name>}: the one thing that programs may rely on
 * @param title a short sentence that is the same for each occurrence
 * @param status the HTTP status
 * @param detail what happened this time and what to do next, for people
 * @param extra named fields that belong to the type, such as {@code balance} and {@code price}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @JsonAnyGetter Map<String, Object> extra) {

    public Problem {
        extra = Map.copyOf(extra);
    }

    /** A problem by its name, the last part of its type. */
    public static Problem of(String name, int status, String title) {
        return new Problem("/problems/" + name, title, status, null, Map.of());
    }

    /** The name: the last part of the type. */
    public String name() {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    public Problem detail(String text) {
        return new Problem(type, title, status, text, extra);
    }

    public Problem with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extra);
        more.put(field, value);
        return new Problem(type, title, status, detail, more);
    }

    /** Thrown to the web edge as it is. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    public static Problem notFound(String what) {
        return of("not-found", 404, "Not found").detail("There is no such " + what + ".");
    }

    public static Problem unauthenticated() {
        return of("unauthenticated", 401, "Sign in first").detail("This needs a signed-in profile.");
    }

    public static Problem forbidden(String detail) {
        return of("forbidden", 403, "Not allowed").detail(detail);
    }

    public static Problem invalid(String field, String message) {
        return of("invalid-request", 400, "The request is not valid")
                .detail(field + ": " + message)
                .with("errors", java.util.List.of(Map.of("field", field, "message", message)));
    }

    /** The part of the system that is needed does not answer; to be tried again. */
    public static Problem unavailable(String service) {
        return of("unavailable", 503, "Temporarily unavailable")
                .detail("A part of the system does not answer. Nothing was lost; try again in a few seconds.")
                .with("service", service);
    }
}
