package io.earnest.rewards.ledger.entry;

import io.earnest.rewards.tariff.TariffDocument;
import io.earnest.rewards.tariff.Twei;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an entry says about its command. */
public sealed interface Outcome {

    /** The activity is booked; the paid ones sum to 0. */
    record Postings(List<Posting> postings) implements Outcome {
        public Postings {
            postings = List.copyOf(postings);
        }
    }

    /**
     * The command is refused as a whole.
     *
     * @param balance what the payer had; only for {@link Refusal#INSUFFICIENT_TWEI}
     * @param price what it would have cost; only for {@link Refusal#INSUFFICIENT_TWEI}
     */
    record Rejected(
            Refusal reason,
            @Nullable Twei balance,
            @Nullable Twei price) implements Outcome {}

    /** A tariff is announced; it is in force from the next UTC midnight. */
    record TariffBody(TariffDocument document) implements Outcome {}
}
