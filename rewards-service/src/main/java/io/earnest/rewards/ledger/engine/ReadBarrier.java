package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.projection.UnprojectedState;
import io.earnest.rewards.ledger.scheduling.Scheduling;
import io.earnest.rewards.ledger.store.Journal;
import io.earnest.rewards.ledger.store.StoreException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Read-your-writes over replicas: a read sees what any of them acknowledged before it began. Readers who come at the same time share one look at
 * the journal; where nobody else writes it finds nothing and costs one lookup by id.
 */
final class ReadBarrier {

    private final Journal journal;
    private final UnprojectedState state;
    private final Writer writer;
    private final Duration timeout;
    private final Scheduling scheduling;
    private @Nullable CompletableFuture<Boolean> next;
    private boolean looking;

    ReadBarrier(Journal journal, UnprojectedState state, Writer writer, Duration timeout, Scheduling scheduling) {
        this.journal = journal;
        this.state = state;
        this.writer = writer;
        this.timeout = timeout;
        this.scheduling = scheduling;
    }

    /**
     * Returns when the state holds all that was durable when this was called.
     *
     * @throws StoreException if that cannot be found out in time
     */
    void await() throws InterruptedException {
        try {
            boolean behind = scheduling.get(look(), timeout);
            if (behind) {
                scheduling.get(writer.catchUp(), timeout);
            }
        } catch (CancellationException e) {
            throw new StoreException("the ledger has stopped", e);
        } catch (TimeoutException e) {
            throw new StoreException("the end of the chain was not found in time", e);
        } catch (ExecutionException e) {
            throw new StoreException("the end of the chain was not found", e.getCause());
        }
    }

    /** A look that begins after this call; whether there is a block that the state lacks. */
    private synchronized CompletableFuture<Boolean> look() {
        CompletableFuture<Boolean> waiting = next;
        if (waiting == null) {
            waiting = new CompletableFuture<>();
            next = waiting;
            if (!looking) {
                looking = true;
                scheduling.startShort("ledger-look", this::lookWhileAsked);
            }
        }
        return waiting;
    }

    private void lookWhileAsked() {
        CompletableFuture<Boolean> asked = take();
        while (asked != null) {
            try {
                asked.complete(journal.exists(state.head().seq() + 1));
            } catch (RuntimeException e) {
                asked.completeExceptionally(e);
            }
            asked = take();
        }
    }

    private synchronized @Nullable CompletableFuture<Boolean> take() {
        CompletableFuture<Boolean> asked = next;
        next = null;
        looking = asked != null;
        return asked;
    }
}
