package io.earnest.gateway.standing;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import io.earnest.chassis.token.IdentityArguments;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.session.SessionState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps who was suspended, signed out or deleted from going on with an access token that has minutes left. Services verify
 * tokens without asking anybody, and rewards-service calls nobody at all, so this is looked at once, here, for all of them.
 * Before a write, and before the export of all that somebody has, profile-service is asked; for a read what it has told
 * already is enough. Who is suspended reads on; the token of a session that has ended serves for nothing. After a call that may
 * end sessions nothing that was said before it is believed.
 */
final class StandingFilter extends OncePerRequestFilter {
    private static final String EXPORT = "/api/me/export";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    /** Who begins, renews or ends a session needs none that is good. */
    private static final Set<String> SESSION_CALLS =
            Set.of("POST /api/sessions", "POST /api/sessions/refresh", "DELETE /api/sessions/current");
    /** Writes below these may end sessions, the caller's own among them. */
    private static final Pattern ACCOUNT = Pattern.compile("/api/(?:me|sessions)(?:/.*)?");

    /** What somebody may write who is suspended: that they have read why, and their appeal. */
    private static final Pattern ALSO_SUSPENDED = Pattern.compile("(?:/api)?/notifications/(?:read|[^/]+/appeal)");

    private final Standings standings;
    private final Counter ended;
    private final Counter suspended;

    StandingFilter(Standings standings, MeterRegistry meters) {
        this.standings = standings;
        this.ended = Standings.counter(meters, Standing.ENDED);
        this.suspended = Standings.counter(meters, Standing.SUSPENDED);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Viewer> viewer = IdentityArguments.viewer();
        try {
            if (SESSION_CALLS.contains(request.getMethod() + " " + request.getRequestURI())) {
                chain.doFilter(request, response);
            } else {
                filter(viewer, request, response, chain);
            }
        } finally {
            if (!READS.contains(request.getMethod())
                    && ACCOUNT.matcher(request.getRequestURI()).matches()) {
                viewer.ifPresent(standings::forget);
            }
        }
    }

    private void filter(
            Optional<Viewer> viewer, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean export = request.getRequestURI().equals(EXPORT);
        boolean read = READS.contains(request.getMethod()) && !export;
        switch (viewer.map(v -> standing(v, read, export)).orElse(Standing.GOOD)) {
            case ENDED -> {
                ended.increment();
                Problems.write(SessionState.ended(), response);
            }
            case SUSPENDED -> {
                if (read || ALSO_SUSPENDED.matcher(request.getRequestURI()).matches()) {
                    chain.doFilter(request, response);
                    return;
                }
                suspended.increment();
                Problems.write(
                        Problem.of("suspended", 403, "The account is suspended")
                                .detail(
                                        "This account is suspended: it can read, and write nothing. Why, and how to appeal, is among"
                                                + " your notifications."),
                        response);
            }
            case GOOD, UNKNOWN -> chain.doFilter(request, response);
        }
    }

    private Standing standing(Viewer viewer, boolean read, boolean export) {
        if (read) {
            return standings.known(viewer);
        }
        return export ? standings.now(viewer) : standings.of(viewer);
    }
}
