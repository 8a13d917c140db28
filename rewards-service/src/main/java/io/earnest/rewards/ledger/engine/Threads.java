package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.projection.Projector;
import java.time.Duration;

/** Runs writer and projector, and stops them in this order. */
final class Threads {

    private final Writer writer;
    private final Projector projector;
    private final Thread writing;
    private final Thread projecting;

    Threads(Writer writer, Projector projector) {
        this.writer = writer;
        this.projector = projector;
        this.writing = new Thread(writer, "ledger-writer");
        this.projecting = new Thread(projector, "ledger-projector");
        writing.setDaemon(true);
        projecting.setDaemon(true);
    }

    Writer writer() {
        return writer;
    }

    void start() {
        projecting.start();
        writing.start();
    }

    /** Lets each end by itself; one that takes longer than that is interrupted, and a restart makes up for it. */
    void stop(Duration timeout) {
        writer.stop();
        join(writing, timeout);
        projector.stop();
        join(projecting, timeout);
    }

    private static void join(Thread thread, Duration timeout) {
        try {
            if (!thread.join(timeout)) {
                thread.interrupt();
                thread.join(timeout);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
