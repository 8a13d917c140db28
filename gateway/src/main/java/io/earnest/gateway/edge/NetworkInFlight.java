package io.earnest.gateway.edge;

import io.earnest.chassis.metrics.Refusals;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No network but this machine itself may have all the places that there are for requests, say with bodies that it sends a
 * byte at a time.
 */
final class NetworkInFlight extends OncePerRequestFilter {
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int perNetwork;
    /** Holds only networks that have a request in flight, so it is bounded by the places. */
    private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();

    private final Counter refused;

    NetworkInFlight(int perNetwork, MeterRegistry meters) {
        this.perNetwork = perNetwork;
        this.refused = Refusals.counter(meters, "network-in-flight");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Network network = Network.of(request.getRemoteAddr());
        if (network.loopback()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            if (taken.merge(network.name(), 1, Integer::sum) > perNetwork) {
                refused.increment();
                TooMany.write(WAIT_NANOS, response);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            taken.computeIfPresent(network.name(), (n, count) -> count == 1 ? null : count - 1);
        }
    }
}
