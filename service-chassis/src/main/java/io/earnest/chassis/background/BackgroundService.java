package io.earnest.chassis.background;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** A bean whose work goes on in a thread of its own from the start of the service to its end. */
public abstract class BackgroundService implements SmartLifecycle {
    private static final Duration MOST_TO_STOP = Duration.ofSeconds(5);

    private final BackgroundThread thread;

    /** @param builder of the thread: a virtual one, unless the work reads files, which would hold up the few that carry those */
    protected BackgroundService(Thread.Builder builder) {
        this.thread = new BackgroundThread(builder, MOST_TO_STOP, this::run);
    }

    /** As {@link BackgroundThread.Work}. */
    protected abstract void run() throws InterruptedException;

    protected final boolean isStopping() {
        return thread.isStopping();
    }

    /** As {@link BackgroundThread#isStoppedWithin}. */
    protected final boolean isStoppedWithin(Duration pause) throws InterruptedException {
        return thread.isStoppedWithin(pause);
    }

    @Override
    public final void start() {
        thread.start();
    }

    @Override
    public final void stop() {
        thread.stop();
    }

    @Override
    public final boolean isRunning() {
        return thread.isRunning();
    }
}
