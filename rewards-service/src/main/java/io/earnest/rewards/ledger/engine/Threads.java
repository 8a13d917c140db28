package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.projection.Projector;
import io.earnest.rewards.ledger.scheduling.Scheduling;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs writer and projector, and stops them in this order. */
final class Threads {

    private final Writer writer;
    private final Projector projector;
    private final Scheduling scheduling;
    private Scheduling.@Nullable Task writing;
    private Scheduling.@Nullable Task projecting;

    Threads(Writer writer, Projector projector, Scheduling scheduling) {
        this.writer = writer;
        this.projector = projector;
        this.scheduling = scheduling;
    }

    Writer writer() {
        return writer;
    }

    void start() {
        projecting = scheduling.start("ledger-projector", projector);
        writing = scheduling.start("ledger-writer", writer);
    }

    /** Lets each end by itself; one that takes longer than that is interrupted, and a restart makes up for it. */
    void stop(Duration timeout) {
        writer.stop();
        join(writing, timeout);
        projector.stop();
        join(projecting, timeout);
    }

    private static void join(Scheduling.@Nullable Task thread, Duration timeout) {
        if (thread == null) {
            return;
        }
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
