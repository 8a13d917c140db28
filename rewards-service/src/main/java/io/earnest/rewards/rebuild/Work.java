package io.earnest.rewards.rebuild;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Threads beside the one that folds. Who hands over more than they can take waits, so memory does not follow the store's size. */
final class Work implements AutoCloseable {
    /** Those that wait for the store leave the processors to others. */
    private static final int THREADS = 2 * Math.max(2, Runtime.getRuntime().availableProcessors());

    private static final int MOST_UNDER_WAY = 2 * THREADS;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("rebuild-", 0).daemon().factory());
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Hands a task over; throws what an earlier one has failed with. */
    void add(Runnable task) {
        throwFailure();
        room.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                task.run();
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            } finally {
                room.release();
            }
        });
    }

    /** Begins what is wanted soon; how many of these are under way is the caller's to limit. */
    <T> Future<T> begin(Supplier<T> task) {
        return threads.submit(task::get);
    }

    /** Waits until all that was handed over is done. */
    void await() {
        room.acquireUninterruptibly(MOST_UNDER_WAY);
        room.release(MOST_UNDER_WAY);
        throwFailure();
    }

    private void throwFailure() {
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
