package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.entry.Refusal;
import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.ledger.state.StateOverlay;
import io.earnest.rewards.tariff.Twei;
import org.jspecify.annotations.Nullable;

/**
 * Puts an entry right by another one. Each payee gives back what it has, at most what it got. A profile that had paid is
 * made whole, mint bearing the shortfall; of what budget had paid, treasury gets what is given back, and of what mint had
 * granted, mint does.
 */
final class Reversals {

    private final StateOverlay overlay;

    Reversals(StateOverlay overlay) {
        this.overlay = overlay;
    }

    /**
     * Decides a reversal.
     *
     * @param original the booked entry under the key; null if there is none
     */
    Outcome reversed(@Nullable Entry original) {
        if (original == null) {
            return new Outcome.Rejected(Refusal.UNKNOWN_ENTRY, null, null);
        }
        if (!reversible(original)) {
            return new Outcome.Rejected(Refusal.NOT_REVERSIBLE, null, null);
        }
        PostingsBuilder postings = new PostingsBuilder(overlay, original.article());
        Twei given = Twei.ZERO;
        Twei owed = Twei.ZERO;
        for (Posting posting : original.postings()) {
            if (!(posting instanceof Posting.Paid)) {
                continue;
            }
            if (posting.twei().isPositive()) {
                Twei back =
                        posting.twei().min(postings.spendable(posting.account()).max(Twei.ZERO));
                postings.pay(posting.account(), back.negated(), posting.line());
                given = given.plus(back);
            } else if (!SystemAccounts.contains(posting.account())) {
                owed = owed.minus(posting.twei());
            }
        }
        if (owed.isZero()) {
            postings.pay(beneficiary(original), given, null);
            return postings.outcome();
        }
        postings.pay(SystemAccounts.MINT, given.minus(owed), null);
        for (Posting posting : original.postings()) {
            if (posting instanceof Posting.Paid
                    && posting.twei().isNegative()
                    && !SystemAccounts.contains(posting.account())) {
                postings.pay(posting.account(), posting.twei().negated(), posting.line());
            }
        }
        return postings.outcome();
    }

    private static boolean reversible(Entry original) {
        boolean grantToTreasury = original.activity() == Activity.GRANTED
                && original.postings().stream()
                        .anyMatch(posting -> posting.account().equals(SystemAccounts.TREASURY));
        return original.activity().reversal() != Activity.Reversal.NONE && !grantToTreasury;
    }

    private static String beneficiary(Entry original) {
        return switch (original.activity().reversal()) {
            case TO_MINT -> SystemAccounts.MINT;
            case TO_TREASURY -> SystemAccounts.TREASURY;
            case NONE -> throw new IllegalArgumentException(original.activity() + " is not reversed");
        };
    }
}
