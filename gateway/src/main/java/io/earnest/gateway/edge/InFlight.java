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
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;

/** So many requests at once and no more: past that an answer at once serves everybody better than a long queue. */
final class InFlight extends OncePerRequestFilter {
    private final Semaphore places;
    private final Counter refused;

    InFlight(int limit, MeterRegistry meters) {
        this.places = new Semaphore(limit);
        this.refused = Refusals.counter(meters, "in-flight");
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
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
