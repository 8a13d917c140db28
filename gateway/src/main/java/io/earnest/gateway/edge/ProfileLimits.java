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

/** Limits per signed-in profile, from wherever it asks. Behind Spring Security, so that no profile is only claimed. */
final class ProfileLimits extends OncePerRequestFilter {
    private final LimitProperties limits;
    private final Rates rates;
    private final Counter refused;

    ProfileLimits(LimitProperties limits, Rates rates, MeterRegistry meters) {
        this.limits = limits;
        this.rates = rates;
        this.refused = Refusals.counter(meters, "profile-limit");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Viewer> viewer = IdentityArguments.viewer();
        if (viewer.isPresent() && !viewer.get().has("operator")) {
            boolean read =
                    request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
            long perMinute = read ? limits.profileReads() : limits.profileWrites();
            if (ClientNetwork.of(request.getRemoteAddr()).loopback()) {
                perMinute *= limits.loopbackFactor();
            }
            long wait = rates.take(read ? Kind.READ : Kind.WRITE, viewer.get().id(), perMinute);
            if (wait > 0) {
                refused.increment();
                TooMany.write(wait, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
