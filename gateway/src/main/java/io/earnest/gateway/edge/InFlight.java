package io.earnest.gateway.edge;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * So many requests at once and no more: past that an answer at once serves everybody better than a long queue. No network
 * but this machine itself may have all the places, say with bodies that it sends a byte at a time.
 */
final class InFlight extends OncePerRequestFilter {
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Semaphore places;
    private final int perNetwork;
    /** Holds only networks that have a request in flight, so it is bounded by the places. */
    private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();

    private final Counter refused;
    private final Counter refusedToNetwork;

    InFlight(int limit, int perNetwork, MeterRegistry meters) {
        this.places = new Semaphore(limit);
        this.perNetwork = perNetwork;
        this.refused = Refusals.counter(meters, "in-flight");
        this.refusedToNetwork = Refusals.counter(meters, "network-in-flight");
        Gauge.builder("earnest.gateway.in.flight", places, p -> limit - p.availablePermits())
                .description("Requests being served")
                .register(meters);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!places.tryAcquire()) {
            refused.increment();
            Problems.write(Problem.unavailable("gateway"), response);
            return;
        }
        try {
            Network network = Network.of(request.getRemoteAddr());
            if (network.loopback()) {
                chain.doFilter(request, response);
            } else {
                ofNetwork(network.name(), request, response, chain);
            }
        } finally {
            places.release();
        }
    }

    private void ofNetwork(String network, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (taken.merge(network, 1, Integer::sum) > perNetwork) {
                refusedToNetwork.increment();
                TooMany.write(WAIT_NANOS, response);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            taken.computeIfPresent(network, (n, count) -> count == 1 ? null : count - 1);
        }
    }
}
