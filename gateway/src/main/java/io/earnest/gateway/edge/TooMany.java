package io.earnest.gateway.edge;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The answer past a limit. */
final class TooMany {
    private TooMany() {}

    static void write(long waitNanos, HttpServletResponse response) throws IOException {
        Problems.write(problem(waitNanos), response);
    }

    static void write(long waitNanos, String detail, HttpServletResponse response) throws IOException {
        Problems.write(problem(waitNanos, detail), response);
    }

    static Problem problem(long waitNanos) {
        return problem(waitNanos, "That is more than one may ask in so short a time. Wait a little.");
    }

    private static Problem problem(long waitNanos, String detail) {
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(waitNanos + TimeUnit.SECONDS.toNanos(1) - 1));
        return Problem.of("too-many-requests", 429, "Too many requests")
                .detail(detail)
                .with("retryAfterSeconds", seconds);
    }
}
