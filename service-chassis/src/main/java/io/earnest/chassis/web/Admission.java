package io.earnest.chassis.web;

import io.earnest.chassis.metrics.Refusals;
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
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * So many requests at once and no more: requests run on virtual threads, of which there are as many as one likes, so
 * nothing else keeps them from all waiting for the same few cores and connections. Past the limit an answer at once (503)
 * serves everybody better than a queue. The management port is not behind it.
 */
public final class Admission extends OncePerRequestFilter {
    private static final int LEAST = 32;

    private final String service;
    private final AdmissionLimit limit;
    private final Counter refused;

    /**
     * Takes requests of a service.
     *
     * @param service named in the problem
     */
    Admission(String service, AdmissionLimit limit, MeterRegistry meters) {
        this.service = service;
        this.limit = limit;
        this.refused = Refusals.counter(meters, "in-flight");
        Gauge.builder("earnest.requests.in.flight", limit, AdmissionLimit::inFlight)
                .description("Requests being served")
                .register(meters);
        Gauge.builder("earnest.requests.in.flight.limit", limit, AdmissionLimit::limit)
                .description("Requests that may be served at the same time")
                .register(meters);
    }

    /**
     * As the settings say.
     *
     * @param most how many at the same time
     * @param target how long a success may take before fewer are served at once; zero for a fixed number
     */
    public static Admission of(String service, int most, Duration target, MeterRegistry meters) {
        AdmissionLimit limit = target.isZero()
                ? AdmissionLimit.fixed(most)
                : AdmissionLimit.adaptive(Math.min(most, LEAST), most, target);
        return new Admission(service, limit, meters);
    }

    /** How many requests may be served at the same time at the moment. */
    public int places() {
        return limit.limit();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!limit.enter()) {
            refused.increment();
            Problems.write(Problem.unavailable(service), response);
            return;
        }
        long start = System.nanoTime();
        boolean success = false;
        try {
            chain.doFilter(request, response);
            success = response.getStatus() < 500;
        } finally {
            long now = System.nanoTime();
            limit.leave(success, now - start, now);
        }
    }
}
