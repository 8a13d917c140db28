package io.earnest.rewards.ledger.chain;

import java.time.Instant;
import java.util.Optional;

/** Verifies a chain, block by block, from its beginning or from a block that is trusted. */
public final class Chain {

    private long seq;
    private String hash;
    private long epoch;
    private Instant at;

    private Chain(long seq, String hash, long epoch, Instant at) {
        this.seq = seq;
        this.hash = hash;
        this.epoch = epoch;
        this.at = at;
    }

    /** Verifies from the first block on. */
    public static Chain fromTheBeginning() {
        return behind(0, Block.NO_HASH, 0, Instant.EPOCH);
    }

    /** Verifies what comes behind a block that is trusted, which these are the values of. */
    public static Chain behind(long seq, String hash, long epoch, Instant at) {
        return new Chain(seq, hash, epoch, at);
    }

    /** What is wrong with this as the next block; empty if nothing is, and the chain is one block longer. */
    public Optional<String> append(Block block) {
        Optional<String> flaw = flaw(block);
        if (flaw.isEmpty()) {
            seq = block.seq();
            hash = block.hash();
            epoch = block.epoch();
            at = block.at();
        }
        return flaw;
    }

    private Optional<String> flaw(Block block) {
        if (block.seq() != seq + 1) {
            return Optional.of("block " + (seq + 1) + " is missing, there is " + block.seq());
        }
        if (!block.previous().equals(hash)) {
            return Optional.of("block " + block.seq() + " does not follow the one before");
        }
        if (block.epoch() < epoch || block.at().isBefore(at)) {
            return Optional.of("block " + block.seq() + " goes back in time");
        }
        if (block.entries().isEmpty() || block.entries().size() > Block.MOST_ENTRIES) {
            return Optional.of(
                    "block " + block.seq() + " has " + block.entries().size() + " entries");
        }
        return BlockHasher.verifies(block) ? Optional.empty() : Optional.of("block " + block.seq() + " was changed");
    }
}
