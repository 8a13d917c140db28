package io.earnest.rewards.wallet;

import io.earnest.chassis.Ids;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.EntryQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What readings paid one account: for lists of articles, which say what has been read. */
@Component
class PaidReadings {
    /** As many as a page of a list has. */
    static final int MOST = 50;

    private final Ledger ledger;

    PaidReadings(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A reading that is booked.
     *
     * @param twei what it paid; 0 where it paid nothing
     * @param unpaid why it paid nothing; null where it paid
     */
    record PaidReading(
            String articleId,
            Instant at,
            long twei,
            @Nullable Reason unpaid) {
        static PaidReading of(AccountEntry row, String article) {
            return new PaidReading(
                    article, row.at(), row.unpaid() == null ? row.twei().amount() : 0, row.unpaid());
        }
    }

    /** Those of the articles, by id or slug, whose reading is booked for the account; the others are left out. */
    List<PaidReading> of(String account, List<String> articles) {
        return ledger.together(() -> articles.stream()
                .map(Ids::ofSlug)
                .distinct()
                .map(article -> reading(account, article))
                .flatMap(Optional::stream)
                .toList());
    }

    private Optional<PaidReading> reading(String account, String article) {
        // A reversal stands on the same line, before it.
        return ledger.entries(new EntryQuery(account, article, Line.READING, true, null, null, 3)).stream()
                .filter(row -> row.activity() == Activity.ARTICLE_READ)
                .findFirst()
                .map(row -> PaidReading.of(row, article));
    }
}
