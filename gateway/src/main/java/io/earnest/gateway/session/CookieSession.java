package io.earnest.gateway.session;

import io.earnest.chassis.problem.Problem;
import io.earnest.gateway.edge.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns a browser's cookies into the Authorization header that everything behind speaks, renewing the session where the
 * access token has ended, or would before a {@link LongCall} does. A write by cookie must come from one of our own pages.
 * A request that brings its own Authorization header uses no cookie and needs none of this.
 */
final class CookieSession extends OncePerRequestFilter {
    private static final Set<String> STARTS = Set.of(
            "/api/sessions",
            "/api/sessions/refresh",
            "/api/sessions/second-factor",
            "/api/sessions/passkey",
            "/api/recoveries",
            "/sign-in",
            "/sign-in/code",
            "/sign-up",
            "/recover");

    private final SessionCookies cookies;
    private final Origins origins;
    private final Renewals renewals;
    private final JwtDecoder tokens;
    private final List<LongCall> longCalls;
    private final List<OwnPiece> ownPieces;
    private final Refusal refusal;
    private final Clock clock;

    CookieSession(
            SessionCookies cookies,
            Origins origins,
            Renewals renewals,
            JwtDecoder tokens,
            List<LongCall> longCalls,
            List<OwnPiece> ownPieces,
            Refusal refusal,
            Clock clock) {
        this.cookies = cookies;
        this.origins = origins;
        this.renewals = renewals;
        this.tokens = tokens;
        this.longCalls = longCalls;
        this.ownPieces = ownPieces;
        this.refusal = refusal;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/") && !startsSession(request) && !isOwnPiece(request);
    }

    private boolean isOwnPiece(HttpServletRequest request) {
        return ownPieces.stream()
                .anyMatch(piece -> (piece.forms() || !isWrite(request))
                        && piece.paths().matcher(request.getRequestURI()).matches());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean ownToken = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        String access = cookies.access(request);
        String refresh = cookies.refresh(request);
        boolean cookie = !ownToken && (access != null || refresh != null);
        boolean starts = startsSession(request);
        if (cookie && cookies.ambiguous(request)) {
            cookies.clear(request, response);
            refusal.write(ambiguous(), request, response);
            return;
        }
        if (isWrite(request) && (cookie || starts) && !isAllowed(origins.of(request), cookie)) {
            refusal.write(foreignOrigin(), request, response);
            return;
        }
        if (!cookie || starts) {
            chain.doFilter(request, response);
            return;
        }
        if (access != null && isGood(access) && (refresh == null || outlives(access, request))) {
            chain.doFilter(new AuthorizedRequest(request, access), response);
            return;
        }
        if (refresh == null) {
            cookies.clear(request, response);
            chain.doFilter(request, new OwnAnswer(response));
            return;
        }
        renewed(refresh, request, response, chain);
    }

    private void renewed(String refresh, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (renewals.renew(refresh, ProfileSessions.Client.of(request))) {
            case Renewal.Renewed(Tokens fresh) -> {
                cookies.set(fresh, request, response);
                chain.doFilter(new AuthorizedRequest(request, fresh.accessToken()), new OwnAnswer(response));
            }
            case Renewal.Refused() -> {
                cookies.clear(request, response);
                chain.doFilter(request, new OwnAnswer(response));
            }
            case Renewal.Unavailable() -> {
                if (isWrite(request)) {
                    // "Sign in first" would be untrue.
                    refusal.write(Problem.unavailable("profile-service"), request, response);
                } else {
                    SessionState.unknown(request);
                    chain.doFilter(request, response);
                }
            }
        }
    }

    /** While the keys can't be had nobody can tell; the services answer for themselves. */
    private boolean isGood(String access) {
        try {
            tokens.decode(access);
            return true;
        } catch (BadJwtException e) {
            return false;
        } catch (JwtException e) {
            return true;
        }
    }

    /** Whether the token, which is good now, is good for as long as the call may take. */
    private boolean outlives(String access, HttpServletRequest request) {
        String path = request.getRequestURI();
        return longCalls.stream()
                .filter(call -> call.path().equals(path))
                .allMatch(call -> outlives(access, call.life()));
    }

    private boolean outlives(String access, Duration life) {
        try {
            Instant end = tokens.decode(access).getExpiresAt();
            return end == null || end.isAfter(clock.instant().plus(life));
        } catch (JwtException e) {
            return true;
        }
    }

    private static boolean isAllowed(Origins.Verdict origin, boolean cookie) {
        return switch (origin) {
            case OURS -> true;
            case FOREIGN -> false;
            case UNSAID -> !cookie;
        };
    }

    private static boolean isWrite(HttpServletRequest request) {
        return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
    }

    /** Signing in and refreshing set cookies, and do not depend on the one that is there. */
    private static boolean startsSession(HttpServletRequest request) {
        return request.getMethod().equals("POST") && STARTS.contains(request.getRequestURI());
    }

    private static Problem ambiguous() {
        return Problem.of("ambiguous-session", 400, "The session's cookie came twice")
                .detail(
                        "Nobody can tell which of them is yours, so neither was used. Delete this site's cookies, sign in"
                                + " again, and tell us if it comes back.");
    }

    private static Problem foreignOrigin() {
        return Problem.of("foreign-origin", 403, "Not from one of our pages")
                .detail("A write by cookie must carry the Origin of this site. Programs send an Authorization header.");
    }

    /** The request with the person's token where clients that are no browsers put it. */
    private static final class AuthorizedRequest extends HttpServletRequestWrapper {
        private final String authorization;

        AuthorizedRequest(HttpServletRequest request, String token) {
            super(request);
            this.authorization = "Bearer " + token;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION) ? authorization : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION)
                    ? Collections.enumeration(List.of(authorization))
                    : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            List<String> names = Collections.list(super.getHeaderNames());
            names.add(HttpHeaders.AUTHORIZATION);
            return Collections.enumeration(names);
        }
    }
}
