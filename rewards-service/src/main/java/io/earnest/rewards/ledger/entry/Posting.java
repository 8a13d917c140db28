package io.earnest.rewards.ledger.entry;

import io.earnest.rewards.tariff.Twei;
import org.jspecify.annotations.Nullable;

/** One account's part in an entry. */
public sealed interface Posting {

    String account();

    /** What the account gets, negative for what it gives; of an unpaid one, the tariff's amount. */
    Twei twei();

    /** The report line of the account's capacity; null where the posting is on none. */
    @Nullable
    Line line();

    /**
     * Money that moved.
     *
     * @param n the how-manieth posting of this account for this article (or for none), from 1; 0 on mint, treasury and
     *     budget, whose postings are not numbered
     * @param balanceAfter the account's balance behind this posting
     */
    record Paid(String account, Twei twei, @Nullable Line line, long n, Twei balanceAfter) implements Posting {}

    /** Money that did not move, and why. */
    record Unpaid(String account, Twei twei, @Nullable Line line, Reason reason) implements Posting {}
}
