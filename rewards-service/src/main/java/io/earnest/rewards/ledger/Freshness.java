package io.earnest.rewards.ledger;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets a read see what any replica acknowledged before the read began. Readers who come at the same time share one look at
 * the journal; where nobody else writes it finds nothing and costs one lookup by id.
 */
final class Freshness {

    private final Journal journal;
    private final Memory memory;
    private final Writer writer;
    private final Duration patience;
    private @Nullable CompletableFuture<Boolean> next;
    private boolean looking;

    Freshness(Journal journal, Memory memory, Writer writer, Duration patience) {
        this.journal = journal;
        this.memory = memory;
        this.writer = writer;
        this.patience = patience;
    }

    /**
     * Returns when memory holds all that was durable when this was called.
     *
     * @throws StoreException if that cannot be found out in time
     */
    void await() throws InterruptedException {
        try {
            boolean behind = look().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (behind) {
                writer.catchUp().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (CancellationException e) {
            throw new StoreException("the ledger has stopped", e);
        } catch (TimeoutException e) {
            throw new StoreException("the end of the chain was not found in time", e);
        } catch (ExecutionException e) {
            throw new StoreException("the end of the chain was not found", e.getCause());
        }
    }

    /** A look that begins after this call; whether there is a block that memory lacks. */
    private synchronized CompletableFuture<Boolean> look() {
        CompletableFuture<Boolean> waiting = next;
        if (waiting == null) {
            waiting = new CompletableFuture<>();
            next = waiting;
            if (!looking) {
                looking = true;
                Thread.ofVirtual().name("ledger-look").start(this::lookWhileAsked);
            }
        }
        return waiting;
    }

    private void lookWhileAsked() {
        CompletableFuture<Boolean> asked = take();
        while (asked != null) {
            try {
                asked.complete(journal.exists(memory.head().seq() + 1));
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
