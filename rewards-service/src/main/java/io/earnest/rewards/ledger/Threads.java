package io.earnest.rewards.ledger;

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
    void stop(Duration patience) {
        writer.stop();
        join(writing, patience);
        projector.stop();
        join(projecting, patience);
    }

    private static void join(Thread thread, Duration patience) {
        try {
            if (!thread.join(patience)) {
                thread.interrupt();
                thread.join(patience);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
