package io.earnest.gateway.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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
        private final Map<Coding, byte[]> bodies;
        private final Instant until;

        Rendered(List<?> shown, String pattern, String tag, Map<Coding, byte[]> bodies, Instant until) {
            this.shown = shown;
            this.pattern = pattern;
            this.tag = tag;
            this.bodies = bodies;
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
            return new Rendered(shown, pattern, tag, bodies, later);
        }

        /** About as much as the plain page is what it shows. */
        int bytes() {
            return body(Coding.PLAIN).length
                    + bodies.values().stream().mapToInt(body -> body.length).sum();
        }

        byte[] body(Coding coding) {
            return Objects.requireNonNull(bodies.get(coding));
        }

        HttpHeaders headers(Coding coding) {
            HttpHeaders headers = Answer.headersForEverybody(tag);
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            if (coding.token() != null) {
                headers.set(HttpHeaders.CONTENT_ENCODING, coding.token());
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
        Coding coding = Wanted.coding(request);
        return ResponseEntity.ok().headers(page.headers(coding)).body(page.body(coding));
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
        Map<Coding, byte[]> bodies = new EnumMap<>(Coding.class);
        for (Coding coding : Coding.values()) {
            if (coding.isHere()) {
                bodies.put(coding, coding.of(plain));
            }
        }
        return new Rendered(shown, pattern, Answer.tag(plain), bodies, until);
    }

    private static String addressOf(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
