package io.earnest.rewards.ledger.projection;

import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.scheduling.Backoff;
import io.earnest.rewards.ledger.scheduling.Scheduling;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.ledger.store.Projections;
import io.earnest.rewards.ledger.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what durable blocks changed into the projections, on a thread of its own, several blocks at a time. A store that
 * fails is tried again for ever; what is not projected stays in memory, and the writer waits when that is too much.
 */
public final class Projector implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    private static final Duration LINGER = Duration.ofMillis(50);

    private final Projections store;
    private final UnprojectedState state;
    private final LedgerOptions options;
    private final Scheduling scheduling;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private List<Changes> pending = new ArrayList<>();
    private int unprojected;
    private boolean stopping;
    private long checkpointedAt;
    private long checkpointed;
    private volatile Head end = Head.GENESIS;

    /** A projector of what is in that state; nothing is written before its thread runs. */
    public Projector(Projections store, UnprojectedState state, LedgerOptions options) {
        this(store, state, options, Scheduling.SYSTEM);
    }

    /** @param scheduling by which it waits */
    public Projector(Projections store, UnprojectedState state, LedgerOptions options, Scheduling scheduling) {
        this.store = store;
        this.state = state;
        this.options = options;
        this.scheduling = scheduling;
        this.checkpointedAt = scheduling.nanoTime();
    }

    /** Takes over a block's changes, which are in memory already. */
    public void add(Changes changes) {
        lock.lock();
        try {
            pending.add(changes);
            unprojected += size(changes);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The head was the end of the chain when everything that it rests on had been read. */
    public void reachedEnd(Head head) {
        end = head;
    }

    /** Waits until there is room for a block. */
    public void awaitRoom() throws InterruptedException {
        lock.lock();
        try {
            scheduling.await(lock, changed, () -> unprojected <= options.mostUnprojected() || stopping, null);
        } finally {
            lock.unlock();
        }
    }

    /** Lets the thread end once everything is projected. */
    public void stop() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        Backoff backoff = new Backoff(scheduling);
        try {
            List<Changes> next = await();
            while (next != null) {
                if (project(next)) {
                    backoff.reset();
                    next = await();
                } else {
                    backoff.pause();
                }
            }
            checkpoint();
        } catch (InterruptedException e) {
            // A stop that could not wait any longer: a replay does what was not done.
            Thread.currentThread().interrupt();
        }
    }

    private boolean project(List<Changes> blocks) {
        Changes changes = merge(blocks);
        Head head = changes.head();
        try {
            List<Changes> missing = missing(blocks);
            if (!missing.isEmpty()) {
                store.write(merge(missing));
                store.moveWatermark(head.seq());
            }
            boolean due = scheduling.nanoTime() - checkpointedAt
                    > options.checkpointEvery().toNanos();
            if (due && mayBeKept(head)) {
                store.checkpoint(head);
                checkpointed = head.seq();
                checkpointedAt = scheduling.nanoTime();
            }
        } catch (StoreException e) {
            LOG.warn("projecting up to block {} failed, will be tried again: {}", head.seq(), e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.error("projecting up to block {} met a defect, will be tried again", head.seq(), e);
            return false;
        }
        state.projected(changes);
        lock.lock();
        try {
            unprojected -= size(changes);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return true;
    }

    /**
     * Whether the head is surely what the blocks make. One in the middle of a replay need not be: an account that is ahead by a
     * midnight no longer says whether it was a reader of the day before. Who decided a block was at the end of the chain, and so was
     * who found no block behind one.
     */
    private boolean mayBeKept(Head head) {
        return head.writer().equals(options.writer());
    }

    /** A clean stop leaves nothing to replay. */
    private void checkpoint() {
        Head head = end;
        if (head.seq() > checkpointed) {
            try {
                store.checkpoint(head);
            } catch (StoreException e) {
                LOG.warn("no checkpoint at block {}: {}", head.seq(), e.getMessage());
            }
        }
    }

    /** Those that are not in the store yet: a block of another replica's has most often been projected by that one. */
    private List<Changes> missing(List<Changes> blocks) {
        if (blocks.stream().allMatch(block -> block.head().writer().equals(options.writer()))) {
            return blocks;
        }
        long watermark = store.watermark();
        return blocks.stream().filter(block -> block.head().seq() > watermark).toList();
    }

    /** All that is pending; null when it is time to end. */
    private @Nullable List<Changes> await() throws InterruptedException {
        List<Changes> taken;
        lock.lock();
        try {
            scheduling.await(lock, changed, () -> !pending.isEmpty() || stopping, null);
            // Memory serves what is not projected, so there is time for more blocks to come into the same writes.
            scheduling.await(lock, changed, () -> stopping || unprojected >= options.mostUnprojected() / 2, LINGER);
            taken = pending;
            pending = new ArrayList<>();
        } finally {
            lock.unlock();
        }
        return taken.isEmpty() ? null : taken;
    }

    private static Changes merge(List<Changes> taken) {
        Documents documents = new Documents();
        List<AccountEntry> rows = new ArrayList<>();
        List<PurchasedReport> reports = new ArrayList<>();
        for (Changes changes : taken) {
            documents.putAll(changes.documents());
            rows.addAll(changes.rows());
            reports.addAll(changes.reports());
        }
        return new Changes(taken.getLast().head(), documents, rows, reports);
    }

    private static int size(Changes changes) {
        return changes.rows().size() + changes.documents().keys().size();
    }
}
