package io.earnest.rewards.log;

import java.util.List;
import java.util.Optional;

/** The ledger's headers as a transparency log. All is empty where no log is published. */
public interface TransparencyLog {

    /** The newest published checkpoint, a signed note with cosignatures; empty before the first block. */
    Optional<Checkpoint> newest();

    /**
     * A proof in the text form of C2SP tlog-proof that block {@code seq}'s header is in the log: under the checkpoint with
     * the most cosignatures of those that cover it, and of such with as many the newest; empty while none covers it.
     */
    Optional<String> proofOf(long seq);

    /**
     * Proofs as {@link #proofOf} gives them, all of them under the one checkpoint that it takes for {@code seq}; empty while
     * none covers that block.
     */
    Optional<HeaderProofs> proofsUpTo(long seq);

    /** Proofs of headers under one checkpoint. */
    @FunctionalInterface
    interface HeaderProofs {
        /** The proof of a block that the checkpoint covers. */
        String of(long seq);
    }

    /** The keys that verify checkpoints (C2SP vkeys): those that sign now first, then the former ones, the newest first. */
    List<String> verifierKeys();
}
