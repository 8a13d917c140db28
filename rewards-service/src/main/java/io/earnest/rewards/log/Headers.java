package io.earnest.rewards.log;

import java.util.List;

/**
 * The headers of blocks that are durable on a majority of the store, read there and from no memory. What can't be read now is
 * a {@link io.earnest.rewards.ledger.LedgerUnavailableException} or the driver's.
 */
public interface Headers {

    /** The number of the newest block; 0 before the first. */
    long height();

    /** Headers in order from a block on, some of them: at most so many, and at least one if there is one. */
    List<Header> from(long seq, int most);

    /**
     * A header.
     *
     * @param previous the hash of the block before, as the header says
     * @param hash of this block: SHA-256 of the text
     * @param text the canonical JSON that is hashed
     */
    record Header(String previous, String hash, String text) {}
}
