package io.earnest.article.feed;

import io.earnest.chassis.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How a document for programs travels: kept by caches for a while, and asked for again by its tag. */
final class Documents {
    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    /** How long a cache in front may go on with its copy while we can't be reached (RFC 5861). */
    private static final Duration STALE_IF_ERROR = Duration.ofDays(1);

    private Documents() {}

    static ResponseEntity<byte[]> answer(String mediaType, byte[] content) {
        String tag =
                Ids.fingerprint(new String(content, StandardCharsets.UTF_8)).substring(0, 24);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .cacheControl(CacheControl.maxAge(MAX_AGE).cachePublic().staleIfError(STALE_IF_ERROR))
                // Weak, as the gateway may send the body compressed.
                .eTag("W/\"" + tag + "\"")
                .body(content);
    }
}
