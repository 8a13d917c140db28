package io.earnest.gateway.call;

import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls beside the request's own thread, each on a virtual one, with the request's trace. How many there are is bounded by
 * the requests in flight and the limits on how many may come; how long one takes, by the time-outs of the call itself, also
 * where its request ends before.
 */
public final class Calls {
    private static final ContextSnapshotFactory CONTEXT =
            ContextSnapshotFactory.builder().build();
    private static final ExecutorService THREADS =
            ContextExecutorService.wrap(Executors.newVirtualThreadPerTaskExecutor(), CONTEXT::captureAll);

    private Calls() {}

    /** Begins to ask. */
    public static <T extends @Nullable Object> Future<T> begin(Supplier<T> call) {
        return THREADS.submit(call::get);
    }

    /**
     * What the call answered, once it has.
     *
     * @throws RuntimeException what the call threw
     */
    public static <T extends @Nullable Object> T result(Future<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("the request was given up");
        }
    }
}
