package io.earnest.rewards.config;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.store.Journal;
import io.earnest.rewards.ledger.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Measures the blocks that this process wrote. Each block has one writer, so the counters of all processes add up to what
 * the chain grew by; blocks of others, which every replica reads, are not counted. For one writer's thread, as all appends
 * come from it.
 */
final class MeteredJournal implements Journal {
    private final Journal journal;
    private final BlockMetrics metrics;
    /** The block whose insert ended in an unknown outcome: found in the store, it was this process's after all. */
    private volatile @Nullable Block unsure;

    MeteredJournal(Journal journal, BlockMetrics metrics) {
        this.journal = journal;
        this.metrics = metrics;
    }

    @Override
    public Append append(Block block) {
        long start = System.nanoTime();
        try {
            Append append = journal.append(block);
            if (append == Append.INSERTED) {
                unsure = null;
                metrics.written(block);
            }
            return append;
        } catch (StoreException e) {
            unsure = block;
            throw e;
        } finally {
            metrics.tried(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public boolean exists(long seq) {
        return journal.exists(seq);
    }

    @Override
    public Optional<Block> read(long seq) {
        Optional<Block> found = journal.read(seq);
        Block mine = unsure;
        if (mine != null && mine.seq() == seq && found.isPresent()) {
            unsure = null;
            if (found.get().hash().equals(mine.hash())) {
                metrics.written(mine);
            }
        }
        return found;
    }

    @Override
    public List<Block> readFrom(long seq, int limit) {
        return journal.readFrom(seq, limit);
    }
}
