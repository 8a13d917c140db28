package io.earnest.rewards.ledger.store;

import io.earnest.rewards.ledger.chain.Block;
import java.util.List;
import java.util.Optional;

/** The chain of blocks in a store. The number of a block is unique there: that is what fences off a second writer. */
public interface Journal {

    /** What became of an insert. */
    enum Append {
        /** The block is durable on a majority. */
        INSERTED,
        /** There is a block with that number already; maybe this very one, from an earlier try. */
        TAKEN
    }

    /**
     * Inserts a block, once.
     *
     * @throws StoreException if the outcome is not known: the block may be there, or get there yet
     */
    Append append(Block block);

    /** Whether there is a durable block with that number: {@link #read} without reading it. */
    boolean exists(long seq);

    /** A durable block, from the primary with majority read concern. */
    Optional<Block> read(long seq);

    /** Durable blocks from a number on, in order, without a gap, at most so many. */
    List<Block> readFrom(long seq, int limit);
}
