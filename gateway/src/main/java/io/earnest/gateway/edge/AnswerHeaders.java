package io.earnest.gateway.edge;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** What every answer carries, an error's too: what a browser may do with it, and the trace that support asks for. */
final class AnswerHeaders extends OncePerRequestFilter {
    static final String TRACE_ID = "X-Trace-Id";

    /** No inline script or style, nothing from elsewhere, in nobody's frame. */
    private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " manifest-src 'self'";

    /** A drawing may style itself and do nothing else, should somebody open it by itself. */
    private static final String DRAWINGS = "default-src 'none'; style-src 'unsafe-inline'; sandbox;"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /** The viewer of the API's documents writes style attributes. */
    private static final String DOCS = PAGES.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    private final boolean https;
    private final @Nullable Tracer tracer;

    AnswerHeaders(boolean https, @Nullable Tracer tracer) {
        this.https = https;
        this.tracer = tracer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", policyOf(request.getRequestURI()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (https) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        Span span = tracer == null ? null : tracer.currentSpan();
        if (span != null) {
            response.setHeader(TRACE_ID, span.context().traceId());
        }
        chain.doFilter(request, response);
    }

    /** What the container refuses never comes by as a request, but its answer does. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static String policyOf(String path) {
        if (path.startsWith("/api/docs")) {
            return DOCS;
        }
        return path.endsWith(".svg") || (path.startsWith("/api/avatars/") && path.endsWith("/image"))
                ? DRAWINGS
                : PAGES;
    }
}
