package io.earnest.gateway.standing;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import io.earnest.chassis.token.IdentityArguments;
import io.earnest.chassis.token.Viewer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps who was suspended, signed out or deleted from writing with an access token that has minutes left. Services verify
 * tokens without asking anybody, and rewards-service calls nobody at all, so this is asked once, here, for all of them. A
 * read needs no asking, but for the export of all that somebody has.
 */
final class StandingFilter extends OncePerRequestFilter {
    private static final String EXPORT = "/api/me/export";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    /** Who begins, renews or ends a session needs none that is good. */
    private static final Set<String> SESSION_CALLS =
            Set.of("POST /api/sessions", "POST /api/sessions/refresh", "DELETE /api/sessions/current");

    private final Standings standings;
    private final Counter ended;
    private final Counter suspended;

    StandingFilter(Standings standings, MeterRegistry meters) {
        this.standings = standings;
        this.ended = Standings.counter(meters, Standing.ENDED);
        this.suspended = Standings.counter(meters, Standing.SUSPENDED);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean read = READS.contains(request.getMethod()) && !path.equals(EXPORT);
        return read || SESSION_CALLS.contains(request.getMethod() + " " + path);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Viewer> viewer = IdentityArguments.viewer();
        boolean export = request.getRequestURI().equals(EXPORT);
        switch (viewer.map(export ? standings::now : standings::of).orElse(Standing.GOOD)) {
            case GOOD, UNKNOWN -> chain.doFilter(request, response);
            case SUSPENDED -> {
                suspended.increment();
                Problems.write(
                        Problem.of("suspended", 403, "The account is suspended")
                                .detail("This account is suspended: it can read, and write nothing. Ask an operator."),
                        response);
            }
            case ENDED -> {
                ended.increment();
                Problems.write(
                        Problem.of("session-ended", 401, "The session has ended")
                                .detail("This session was signed out, or its account was deleted. Sign in again."),
                        response);
            }
        }
    }
}
