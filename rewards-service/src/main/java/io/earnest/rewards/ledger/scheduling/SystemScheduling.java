package io.earnest.rewards.ledger.scheduling;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the JDK has. */
final class SystemScheduling implements Scheduling {

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    @Override
    public Task start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return new Task() {
            @Override
            public boolean join(Duration time) throws InterruptedException {
                return thread.join(time);
            }

            @Override
            public void interrupt() {
                thread.interrupt();
            }
        };
    }

    @Override
    public void startShort(String name, Runnable task) {
        Thread.ofVirtual().name(name).start(task);
    }

    @Override
    public <T> @Nullable T poll(BlockingQueue<T> queue, Duration time) throws InterruptedException {
        return queue.poll(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public <T> T get(CompletableFuture<T> future, Duration time)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean await(CountDownLatch latch, Duration time) throws InterruptedException {
        return latch.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void await(ReentrantLock lock, Condition changed, BooleanSupplier until, @Nullable Duration time)
            throws InterruptedException {
        if (time == null) {
            while (!until.getAsBoolean()) {
                changed.await();
            }
            return;
        }
        long nanos = time.toNanos();
        while (nanos > 0 && !until.getAsBoolean()) {
            nanos = changed.awaitNanos(nanos);
        }
    }
}
