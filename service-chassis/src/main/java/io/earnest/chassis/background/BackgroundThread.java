package io.earnest.chassis.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thread for work that goes on until it is told to stop. It may be started again, as Spring's test framework does with a
 * context that was stopped. The work looks at {@link #isStopping} and pauses by {@link #isStoppedWithin}.
 */
public final class BackgroundThread {
    private final Thread.Builder builder;
    private final Duration mostToStop;
    private final Work work;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    /** What the thread does; where it is interrupted it ends. */
    @FunctionalInterface
    public interface Work {
        void run() throws InterruptedException;
    }

    /**
     * A thread that is not started yet.
     *
     * @param mostToStop how long {@link #stop} waits for the work to end
     */
    public BackgroundThread(Thread.Builder builder, Duration mostToStop, Work work) {
        this.builder = builder;
        this.mostToStop = mostToStop;
        this.work = work;
    }

    public void start() {
        stopping = new CountDownLatch(1);
        thread = builder.start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Tells the work to end, and waits for that for a while. */
    public void stop() {
        stopping.countDown();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(mostToStop);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public boolean isRunning() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Pauses for so long, or until the work is to end; tells whether it is. */
    public boolean isStoppedWithin(Duration pause) throws InterruptedException {
        return stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
