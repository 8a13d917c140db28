package io.earnest.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Tells whether a request was made by one of our own pages. Browsers say so in {@code Origin} with every write; the
 * {@code Referer} stands in where they leave it out.
 */
final class Origins {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String own;

    Origins(String publicUrl) {
        String origin = originOf(publicUrl);
        if (origin == null) {
            throw new IllegalStateException("EARNEST_PUBLIC_URL is no http(s) address: " + publicUrl);
        }
        this.own = origin;
    }

    enum Verdict {
        OURS,
        FOREIGN,
        /** No browser: these always tell where a write comes from. */
        UNSAID
    }

    Verdict of(HttpServletRequest request) {
        String said = request.getHeader(HttpHeaders.ORIGIN);
        if (said == null) {
            said = request.getHeader(HttpHeaders.REFERER);
        }
        if (said == null) {
            return request.getHeader("Sec-Fetch-Site") == null ? Verdict.UNSAID : Verdict.FOREIGN;
        }
        String origin = originOf(said);
        return origin != null && (origin.equals(own) || isOwnLoopback(origin, request))
                ? Verdict.OURS
                : Verdict.FOREIGN;
    }

    /**
     * On one's own machine the same gateway answers to {@code localhost} and {@code 127.0.0.1}. Other names are not taken
     * from the request: a foreign name can be made to point here.
     */
    private static boolean isOwnLoopback(String origin, HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        String requested = host == null ? null : originOf("http://" + host);
        return origin.equals(requested) && LOOPBACK.contains(URI.create(origin).getHost());
    }

    /** Scheme, host and port, the port only where it is not the scheme's own; null where the text holds no origin. */
    private static @Nullable String originOf(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme();
            if (uri.getHost() == null || scheme == null) {
                return null;
            }
            scheme = scheme.toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                return null;
            }
            int standard = scheme.equals("http") ? 80 : 443;
            String port = uri.getPort() < 0 || uri.getPort() == standard ? "" : ":" + uri.getPort();
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
