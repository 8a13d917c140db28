package io.earnest.gateway.edge;

import io.earnest.chassis.problem.Problem;
import java.util.concurrent.TimeUnit;

/** What is said past a limit. */
final class TooMany {
    private TooMany() {}

    static Problem problem(long waitNanos) {
        return problem(waitNanos, "That is more than one may ask in so short a time. Wait a little.");
    }

    static Problem problem(long waitNanos, String detail) {
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(waitNanos + TimeUnit.SECONDS.toNanos(1) - 1));
        return Problem.of("too-many-requests", 429, "Too many requests")
                .detail(detail)
                .with("retryAfterSeconds", seconds);
    }
}
