package io.earnest.rewards.proof.check;

import java.util.Locale;

/** The first thing in a proof that is not as it must be. */
public final class Flaw extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Which step found it; the same names in each verifier (LEDGER.md, section "Proofs"). */
    public enum Kind {
        NOT_A_PROOF,
        FORMAT,
        CHECKPOINTS_DIFFER,
        WRONG_KEY,
        CHECKPOINT_SIGNATURE,
        WITNESS_SIGNATURE,
        WITNESSES,
        CHAIN_TOO_SHORT,
        LOG_PATH,
        ENTRY_SHAPE,
        ENTRY_PATH,
        OTHER_ACCOUNT,
        BLOCK_LINK,
        OTHER_ARTICLE,
        POSTING_MISSING,
        PURCHASE,
        SUM,
        REPORT_SIGNATURE,
        SITE_KEY,
        SITE_SHORTER,
        SITE_DIFFERS;

        /** As it is printed: {@code log-path}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param what the sentence that a person reads
     */
    public Flaw(Kind kind, String what) {
        super(what);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
