package io.earnest.gateway.edge;

import io.earnest.chassis.metrics.Refusals;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.chassis.web.ClientNetwork.Widening;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No network but this machine itself may have all the places that there are for requests, say with bodies that it sends a
 * byte at a time: half of those that there are at the moment is the most, however many it would have otherwise.
 */
final class NetworkInFlight extends OncePerRequestFilter {
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int perNetwork;
    private final Widening widening;
    private final IntSupplier places;
    private final NetworkShares taken = new NetworkShares();
    private final Counter refused;
    private final Refusal refusal;

    /**
     * Counts requests under way.
     *
     * @param perNetwork of an IPv4 address or a /64
     * @param places how many requests of everybody may be served at the moment
     */
    NetworkInFlight(int perNetwork, Widening widening, IntSupplier places, MeterRegistry meters, Refusal refusal) {
        this.perNetwork = perNetwork;
        this.widening = widening;
        this.places = places;
        this.refused = Refusals.counter(meters, "network-in-flight");
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ClientNetwork network = ClientNetwork.of(request.getRemoteAddr());
        if (network.loopback()) {
            chain.doFilter(request, response);
            return;
        }
        long half = Math.max(1, places.getAsInt() / 2);
        if (!taken.take(network, 1, prefix -> Math.min(half, widening.of(prefix, perNetwork)))) {
            refused.increment();
            refusal.write(TooMany.problem(WAIT_NANOS), request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            taken.giveBack(network, 1);
        }
    }
}
