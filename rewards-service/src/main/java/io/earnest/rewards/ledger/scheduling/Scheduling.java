package io.earnest.rewards.ledger.scheduling;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All by which a thread of the ledger comes to be, waits or learns how late it is. The ledger waits nowhere else, so that who
 * implements this decides the order of everything that its threads do.
 */
public interface Scheduling {

    /** The threads and the time of this machine. */
    Scheduling SYSTEM = new SystemScheduling();

    /** Nanoseconds that only rise; they say nothing of the time of day. */
    long nanoTime();

    /** Goes on when so much time is over. */
    void sleep(Duration time) throws InterruptedException;

    /** Starts a thread that lives as long as the ledger, and keeps no process from ending. */
    Task start(String name, Runnable task);

    /** Starts a thread for a short task. */
    void startShort(String name, Runnable task);

    /** The next of the queue; null if none comes in time. */
    <T> @Nullable T poll(BlockingQueue<T> queue, Duration time) throws InterruptedException;

    /** The future's value, as {@link CompletableFuture#get(long, java.util.concurrent.TimeUnit)}. */
    <T> T get(CompletableFuture<T> future, Duration time)
            throws InterruptedException, ExecutionException, TimeoutException;

    /** Whether the latch is open in time. */
    boolean await(CountDownLatch latch, Duration time) throws InterruptedException;

    /**
     * Waits, without the lock, until something holds. The condition is signalled whenever it may have come to.
     *
     * @param lock held by the caller, also when this returns
     * @param time how long at most; null for ever
     */
    void await(ReentrantLock lock, Condition changed, BooleanSupplier until, @Nullable Duration time)
            throws InterruptedException;

    /** A thread that was started. */
    interface Task {
        /** Waits for its end; whether it came in time. */
        boolean join(Duration time) throws InterruptedException;

        /** As {@link Thread#interrupt}. */
        void interrupt();
    }
}
