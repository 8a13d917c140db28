package io.earnest.gateway.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How a page travels: who may keep it, and how it is recognised. */
final class Answer {
    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private Answer() {}

    /**
     * A page that is the same for everybody. Browsers ask each time whether it has changed; a shared cache may hand it out
     * for a few seconds. The tag is weak, as the body travels compressed or not.
     */
    static ResponseEntity<String> forEverybody(String html) {
        return ResponseEntity.ok()
                .headers(headersForEverybody(tag(html.getBytes(StandardCharsets.UTF_8))))
                .body(html);
    }

    static HttpHeaders headersForEverybody(String tag) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(HTML);
        headers.setCacheControl(CacheControl.maxAge(Duration.ZERO)
                .cachePublic()
                .sMaxAge(Duration.ofSeconds(5))
                .mustRevalidate());
        headers.setETag(tag);
        return headers;
    }

    /**
     * A frame for what is one person's own. It holds nothing of theirs, but what script fills it with must not come back when
     * somebody goes back to it after they have signed out: a browser keeps no page that may not be stored.
     */
    static ResponseEntity<String> forOne(String html) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(html);
    }

    static String tag(byte[] html) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(html);
            return "W/\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
