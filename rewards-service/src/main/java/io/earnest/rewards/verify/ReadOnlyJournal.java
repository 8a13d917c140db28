package io.earnest.rewards.verify;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.store.Journal;
import java.util.List;
import java.util.Optional;

/** A journal that can't become longer. */
record ReadOnlyJournal(Journal journal) implements Journal {

    @Override
    public Append append(Block block) {
        throw new IllegalStateException("a verification writes no block");
    }

    @Override
    public boolean exists(long seq) {
        return journal.exists(seq);
    }

    @Override
    public Optional<Block> read(long seq) {
        return journal.read(seq);
    }

    @Override
    public List<Block> readFrom(long seq, int limit) {
        return journal.readFrom(seq, limit);
    }
}
