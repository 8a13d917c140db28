package io.earnest.chassis.web;

import io.earnest.chassis.Ids;
import io.earnest.chassis.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The id of what a POST creates. With an {@code Idempotency-Key} it derives from the scope (profile, method, resource) and
 * the key, so that the thing itself is the record of the request; without one it is new.
 */
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 200;

    private IdempotencyKey() {}

    /**
     * The id to create under; 400 where the key is empty, too long or not plain ASCII.
     *
     * @param resource the one path of what is posted to, with ids in it: never the path of the request, in which an article may
     *     be named by any of its slugs, so that the same key would make as many things as the article has addresses
     */
    public static String newId(HttpServletRequest request, String profile, String resource) {
        String key = of(request);
        return key == null ? Ids.random() : Ids.derived("idempotency", profile, request.getMethod(), resource, key);
    }

    /** The key of the request, or null. */
    public static @Nullable String of(HttpServletRequest request) {
        String key = request.getHeader(HEADER);
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > MAX_LENGTH || !key.chars().allMatch(c -> c > 31 && c < 127)) {
            throw Problem.invalid(HEADER, "must be 1 to " + MAX_LENGTH + " characters of plain ASCII")
                    .exception();
        }
        return key;
    }

    /** The same key with another body. */
    public static Problem reused() {
        return Problem.of("idempotency-key-reused", 422, "The idempotency key was used for something else")
                .detail("This key already stands for a request with another body. Use a new key for a new request.");
    }
}
