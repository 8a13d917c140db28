package io.earnest.gateway.edge;

import io.earnest.chassis.metrics.Refusals;
import io.earnest.chassis.token.IdentityArguments;
import io.earnest.chassis.token.Viewer;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.gateway.edge.Rates.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits per signed-in profile, from wherever it asks: how often, and how much it sends. Behind Spring Security, so that no profile is only claimed. */
final class ProfileLimits extends OncePerRequestFilter {
    private final LimitProperties limits;
    private final Rates rates;
    private final Counter refused;
    private final Refusal refusal;
    private final Counter refusedBytes;

    ProfileLimits(LimitProperties limits, Rates rates, MeterRegistry meters, Refusal refusal) {
        this.limits = limits;
        this.rates = rates;
        this.refused = Refusals.counter(meters, "profile-limit");
        this.refusal = refusal;
        this.refusedBytes = Refusals.counter(meters, "profile-bytes");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Viewer> viewer = IdentityArguments.viewer();
        // An operator's imports are many, and long; what they cost is bounded where they are rendered.
        if (viewer.isEmpty() || viewer.get().has("operator") || passes(request, response, viewer.get())) {
            chain.doFilter(request, response);
        }
    }

    /** Whether the profile may ask for one more, and send so much; where not, it is told so. */
    private boolean passes(HttpServletRequest request, HttpServletResponse response, Viewer viewer) throws IOException {
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        long factor = ClientNetwork.of(request.getRemoteAddr()).loopback() ? limits.loopbackFactor() : 1;
        long perMinute = factor * (read ? limits.profileReads() : limits.profileWrites());
        long wait = rates.take(read ? Kind.READ : Kind.WRITE, viewer.id(), perMinute);
        if (wait > 0) {
            refused.increment();
            refusal.write(TooMany.problem(wait), request, response);
            return false;
        }
        long bytes = WholeBodies.length(request);
        long bytesPerMinute = factor * limits.profileBytes().toBytes();
        long waitForBytes = bytes == 0 ? 0 : rates.take(Kind.BODY, viewer.id(), bytes, bytesPerMinute);
        if (waitForBytes > 0) {
            refusedBytes.increment();
            refusal.write(
                    TooMany.problem(
                            waitForBytes,
                            "That is more text than one may send in a minute. Wait a little, then send it again."),
                    request,
                    response);
            return false;
        }
        return true;
    }
}
