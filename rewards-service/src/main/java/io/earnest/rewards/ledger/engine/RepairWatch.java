package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.projection.UnprojectedState;
import io.earnest.rewards.ledger.scheduling.Scheduling;
import io.earnest.rewards.ledger.store.Projections;
import io.earnest.rewards.ledger.store.StoreException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees that a rebuild has put something right, and forgets what was read before. For the writer's thread. */
final class RepairWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RepairWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Projections store;
    private final UnprojectedState state;
    private final Scheduling scheduling;
    private @Nullable String known;
    private long lookedAt;
    private final AtomicLong seen = new AtomicLong();

    RepairWatch(Projections store, UnprojectedState state, Scheduling scheduling) {
        this.store = store;
        this.state = state;
        this.scheduling = scheduling;
    }

    /**
     * Learns what is the last one, before anything is read.
     *
     * @throws StoreException if the store can't be reached
     */
    void begin() {
        if (known == null) {
            known = store.lastRepair();
            lookedAt = scheduling.nanoTime();
        }
    }

    /** Looks, if it is time. */
    void look() {
        long now = scheduling.nanoTime();
        if (now - lookedAt < EVERY.toNanos()) {
            return;
        }
        lookedAt = now;
        try {
            String last = store.lastRepair();
            if (!last.equals(known)) {
                LOG.warn("a rebuild has put projections right ({}): what was read of them is dropped", last);
                state.forget();
                known = last;
                seen.incrementAndGet();
            }
        } catch (StoreException e) {
            LOG.info("whether a rebuild was there is looked for later: {}", e.getMessage());
        }
    }

    /** How many were seen since the start. */
    long seen() {
        return seen.get();
    }
}
