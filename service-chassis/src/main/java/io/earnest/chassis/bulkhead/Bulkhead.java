package io.earnest.chassis.bulkhead;

import io.earnest.chassis.metrics.Refusals;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.ThreadPoolBulkhead;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A few threads for one kind of expensive work, a few places to wait for them, and no more (503). They are threads of the
 * operating system: requests run on virtual ones, which share as many carriers as there are processors and give them up only
 * when they wait, so that work that never waits would keep all other requests from running, however few do it at once.
 */
public final class Bulkhead {
    private static final ThreadLocal<Boolean> INSIDE = new ThreadLocal<>();

    private final String service;
    private final ThreadPoolBulkhead pool;
    private final Duration atMost;
    private final Counter refused;

    /**
     * A bulkhead.
     *
     * @param service named in the problem
     * @param atMost how long a call waits to be done
     */
    Bulkhead(String service, ThreadPoolBulkhead pool, Duration atMost, MeterRegistry meters) {
        this.service = service;
        this.pool = pool;
        this.atMost = atMost;
        this.refused = Refusals.counter(meters, "bulkhead-" + pool.getName());
    }

    /**
     * Does the work on one of the bulkhead's threads and waits for it. The work must not wait for another bulkhead, whose
     * threads could be waiting for this one's.
     *
     * @return what the work gives
     * @throws ProblemException 503 {@code unavailable} where there is no place to wait, or it was not done in time; work that
     *     has not begun by then is not done
     * @throws RuntimeException what the work threw
     */
    public <T extends @Nullable Object> T run(Supplier<T> work) {
        if (INSIDE.get() != null) {
            throw new IllegalStateException("work in a bulkhead must not wait for the bulkhead " + pool.getName());
        }
        AtomicBoolean wanted = new AtomicBoolean(true);
        try {
            Future<T> done = pool.submit(() -> inside(work, wanted)).toCompletableFuture();
            return done.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (BulkheadFullException | TimeoutException e) {
            wanted.set(false);
            refused.increment();
            throw full();
        } catch (InterruptedException e) {
            wanted.set(false);
            Thread.currentThread().interrupt();
            throw full();
        }
    }

    private static <T extends @Nullable Object> T inside(Supplier<T> work, AtomicBoolean wanted) {
        if (!wanted.get()) {
            throw new CancellationException("nobody waits for it any more");
        }
        INSIDE.set(true);
        try {
            return work.get();
        } finally {
            INSIDE.remove();
        }
    }

    private static RuntimeException failure(ExecutionException failure) {
        Throwable cause = failure.getCause();
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    private ProblemException full() {
        return Problem.unavailable(service)
                .detail("Too much of this is being done right now. Nothing was lost; try again in a few seconds.")
                .exception();
    }
}
