package io.earnest.launcher.bench.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to be sent.
 *
 * @param kind of the mix
 * @param body JSON, or null for none
 * @param token of whoever asks, or null for nobody
 * @param headers more of them
 */
public record Shot(
        String kind,
        String method,
        String path,
        @Nullable String body,
        @Nullable String token,
        Map<String, String> headers) {

    /** One without more headers. */
    public Shot(String kind, String method, String path, @Nullable String body, @Nullable String token) {
        this(kind, method, path, body, token, Map.of());
    }

    /** A GET by nobody in particular. */
    public static Shot get(String kind, String path) {
        return new Shot(kind, "GET", path, null, null);
    }
}
