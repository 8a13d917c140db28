package io.earnest.rewards.ledger.recovery;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.store.Journal;
import io.earnest.rewards.ledger.store.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Durable blocks, the recently used ones from memory. Safe for any thread: a durable block never changes. */
public final class Blocks {

    /** A block may be a megabyte. */
    private static final int MOST_RECENT = 32;

    private final Journal journal;
    private final Map<Long, Block> recent = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Block> eldest) {
            return size() > MOST_RECENT;
        }
    };

    /** The blocks of that journal. */
    public Blocks(Journal journal) {
        this.journal = journal;
    }

    void remember(Block block) {
        synchronized (recent) {
            recent.put(block.seq(), block);
        }
    }

    /** A durable block; empty where there is none. */
    public Optional<Block> read(long seq) {
        synchronized (recent) {
            Block known = recent.get(seq);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<Block> stored = journal.read(seq);
        stored.ifPresent(this::remember);
        return stored;
    }

    /** A block that must be there, as something refers to it. */
    public Block get(long seq) {
        return read(seq).orElseThrow(() -> new StoreException("block " + seq + " is missing", null));
    }

    /** An entry that must be there, as something refers to it. */
    public Entry entry(EntryRef ref) {
        return get(ref.block()).entries().get(ref.index());
    }
}
