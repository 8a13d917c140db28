package io.earnest.article.rewards;

/** What the ledger decided on a command; the same attempt gets the same answer for ever. */
public sealed interface LedgerAnswer {
    Settlement settlement();

    /** The entry is in the ledger; the settlement says whether the actor was paid. */
    record Booked(Settlement settlement) implements LedgerAnswer {}

    /** Nothing was booked. A new click is the next attempt and may succeed. */
    record Refused(Settlement settlement, Refusal refusal) implements LedgerAnswer {}
}
