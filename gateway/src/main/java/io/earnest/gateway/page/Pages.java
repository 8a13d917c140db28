package io.earnest.gateway.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Public pages as they travel: rendered, tagged and compressed when what they show changes, and not for each visitor.
 * Whoever asks within the seconds for which the answers behind a page are taken for the present state gets the same bytes.
 */
@Component
final class Pages {
    /** Of all pages together: what they show, plain and compressed. */
    private static final long MOST_BYTES = 24_000_000;

    private final Cache<String, Rendered> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String address, Rendered page) -> page.bytes() + address.length())
            .build();

    private final Clock clock;
    private final Counter rendered;

    Pages(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.rendered = Counter.builder("earnest.gateway.pages.rendered")
                .description("Public pages rendered: each once for what it shows, not for each visitor")
                .register(meters);
    }

    /** A page that was rendered, with what it shows, up to when the first of the answers behind it is to be asked for anew. */
    static final class Rendered {
        private final List<?> shown;
        private final String pattern;
        private final String tag;
        private final byte[] plain;
        private final byte[] compressed;
        private final Instant until;

        Rendered(List<?> shown, String pattern, String tag, byte[] plain, byte[] compressed, Instant until) {
            this.shown = shown;
            this.pattern = pattern;
            this.tag = tag;
            this.plain = plain;
            this.compressed = compressed;
            this.until = until;
        }

        /** The address with its variable parts named, for measurements. */
        String pattern() {
            return pattern;
        }

        String tag() {
            return tag;
        }

        /** The same, for what was asked for anew and is as before. */
        Rendered until(Instant later) {
            return new Rendered(shown, pattern, tag, plain, compressed, later);
        }

        /** About as much as the plain page is what it shows. */
        int bytes() {
            return 2 * plain.length + compressed.length;
        }

        byte[] body(boolean gzip) {
            return gzip ? compressed : plain;
        }

        HttpHeaders headers(boolean gzip) {
            HttpHeaders headers = Answer.headersForEverybody(tag);
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            if (gzip) {
                headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
            return headers;
        }
    }

    /**
     * The page of the request's address.
     *
     * @param shown all that the rendering depends on, by value
     * @param until for how long that may be taken for the present state
     */
    ResponseEntity<byte[]> answer(
            HttpServletRequest request, String pattern, List<?> shown, Instant until, Supplier<String> html) {
        String address = addressOf(request);
        Rendered before = kept.getIfPresent(address);
        Rendered page = before != null && before.shown.equals(shown)
                ? before.until(until)
                : rendered(shown, pattern, until, html.get());
        kept.put(address, page);
        boolean gzip = Wanted.gzip(request);
        return ResponseEntity.ok().headers(page.headers(gzip)).body(page.body(gzip));
    }

    /** The page as it is kept, while it may be served without asking anybody. */
    @Nullable
    Rendered fresh(HttpServletRequest request) {
        Rendered page = kept.getIfPresent(addressOf(request));
        return page != null && page.until.isAfter(clock.instant()) ? page : null;
    }

    private Rendered rendered(List<?> shown, String pattern, Instant until, String html) {
        rendered.increment();
        byte[] plain = html.getBytes(StandardCharsets.UTF_8);
        return new Rendered(shown, pattern, Answer.tag(plain), plain, compressed(plain), until);
    }

    private static String addressOf(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
