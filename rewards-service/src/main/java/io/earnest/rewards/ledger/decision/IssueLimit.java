package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.tariff.Twei;

/**
 * How much grants may bring into the world. No balance is ever larger than what was issued, and canonical JSON, in which
 * entries are hashed, holds no number past 2⁵³ − 1: without a limit, grants could bring the ledger to where nothing more
 * can be booked. Grants stop at half of it, so that sign-ups, days and reversals, which mint too and can't be refused,
 * have the other half for themselves.
 */
public final class IssueLimit {
    /** What may have been issued at most, for a grant to be booked. */
    public static final Twei MOST_ISSUED = Twei.of(1L << 52);

    private IssueLimit() {}

    /** Whether a grant of so much may be booked when so much was issued. */
    static boolean allows(Twei issued, Twei granted) {
        return issued.compareTo(MOST_ISSUED) <= 0 && granted.compareTo(MOST_ISSUED.minus(issued)) <= 0;
    }
}
