package io.earnest.gateway.edge;

import io.earnest.chassis.metrics.Refusals;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.chassis.web.ClientNetwork.Prefix;
import io.earnest.gateway.edge.Rates.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits per network, before anything is spent on a request. Static files are not counted. */
final class NetworkLimits extends OncePerRequestFilter {
    private final LimitProperties limits;
    private final Rates rates;
    private final Counter refused;
    private final Refusal refusal;

    NetworkLimits(LimitProperties limits, Rates rates, MeterRegistry meters, Refusal refusal) {
        this.limits = limits;
        this.rates = rates;
        this.refused = Refusals.counter(meters, "network-limit");
        this.refusal = refusal;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ClientNetwork network = ClientNetwork.of(request.getRemoteAddr());
        long wait = wait(kindOf(request), network);
        if (wait > 0) {
            refused.increment();
            refusal.write(TooMany.problem(wait), request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** The narrowest network first, so that a household that asks too much takes nothing from its neighbours. */
    private long wait(Kind kind, ClientNetwork network) {
        if (kind == Kind.SIGN_UP && network.loopback()) {
            return 0;
        }
        long one = network.loopback() ? perMinute(kind) * limits.loopbackFactor() : perMinute(kind);
        for (Prefix prefix : network.prefixes()) {
            long wait = rates.take(kind, prefix.name(), limits.widening().of(prefix, one));
            if (wait > 0) {
                return wait;
            }
        }
        return 0;
    }

    private long perMinute(Kind kind) {
        return switch (kind) {
            case READ -> limits.networkReads();
            case WRITE -> limits.networkWrites();
            case SIGN_IN -> limits.networkSignIns();
            case SIGN_UP -> limits.networkSignUps();
            case BODY -> throw new IllegalArgumentException("bodies are counted by profile");
        };
    }

    private static Kind kindOf(HttpServletRequest request) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            return Kind.READ;
        }
        return switch (request.getMethod() + " " + request.getRequestURI()) {
            case "POST /api/sessions",
                    "POST /api/sessions/second-factor",
                    "POST /api/sessions/passkey",
                    "POST /api/recoveries",
                    "POST /sign-in",
                    "POST /sign-in/code",
                    "POST /recover" -> Kind.SIGN_IN;
            case "POST /api/profiles", "POST /sign-up" -> Kind.SIGN_UP;
            default -> Kind.WRITE;
        };
    }
}
