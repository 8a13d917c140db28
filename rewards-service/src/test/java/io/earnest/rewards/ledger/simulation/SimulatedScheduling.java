package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.scheduling.Scheduling;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** What a ledger in a simulated process waits by. */
record SimulatedScheduling(Scheduler scheduler, Process process) implements Scheduling {

    @Override
    public long nanoTime() {
        return scheduler.nanoTime();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        scheduler.block(() -> false, time.toNanos());
    }

    @Override
    public Task start(String name, Runnable task) {
        Scheduler.SimulatedThread thread = scheduler.start(process, name, task);
        return new Task() {
            @Override
            public boolean join(Duration time) throws InterruptedException {
                return scheduler.block(thread::done, time.toNanos());
            }

            @Override
            public void interrupt() {
                thread.interrupt();
            }
        };
    }

    @Override
    public void startShort(String name, Runnable task) {
        scheduler.start(process, name, task);
    }

    @Override
    public <T> T poll(BlockingQueue<T> queue, Duration time) throws InterruptedException {
        scheduler.block(() -> !queue.isEmpty(), time.toNanos());
        return queue.poll();
    }

    @Override
    public <T> T get(CompletableFuture<T> future, Duration time)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!scheduler.block(future::isDone, time.toNanos())) {
            throw new TimeoutException();
        }
        return future.get();
    }

    @Override
    public boolean await(CountDownLatch latch, Duration time) throws InterruptedException {
        return latch.getCount() == 0 || scheduler.block(() -> latch.getCount() == 0, time.toNanos());
    }

    @Override
    public void await(ReentrantLock lock, Condition changed, BooleanSupplier until, Duration time)
            throws InterruptedException {
        if (until.getAsBoolean()) {
            return;
        }
        lock.unlock();
        try {
            scheduler.block(until, time == null ? Long.MAX_VALUE : time.toNanos());
        } finally {
            lock.lock();
        }
    }
}
