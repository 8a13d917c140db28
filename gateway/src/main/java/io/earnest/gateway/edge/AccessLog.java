package io.earnest.gateway.edge;

import io.earnest.chassis.web.ClientNetwork;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A line for each request of the API and each page: method, path, status, milliseconds, network (/24, /48). Neither the
 * query, which may hold what somebody searched for, nor who asked, nor whose profile; the trace id of the line leads to
 * the rest.
 */
final class AccessLog extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger("earnest.access");

    /** For a path that can be written in several ways, a name in it too. It is refused. */
    private static final String AMBIGUOUS = "{ambiguous}";

    /** The one kind of address that has somebody's name in it. */
    private static final Pattern PERSON = Pattern.compile("(/profiles/)[^/]+");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !LOG.isInfoEnabled() || request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            LOG.info(
                    "{} {} {} {} ms {}",
                    request.getMethod(),
                    shown(request.getRequestURI()),
                    response.getStatus(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                    ClientNetwork.shown(request.getRemoteAddr()));
        }
    }

    private static String shown(String path) {
        return PlainPath.is(path) ? PERSON.matcher(path).replaceFirst("$1{handle}") : AMBIGUOUS;
    }
}
