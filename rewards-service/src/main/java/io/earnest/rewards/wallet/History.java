package io.earnest.rewards.wallet;

import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Line;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came and went on an account in some days of the ledger. Amounts are gross and not negative; a reversal counts where it
 * takes or gives, as everything that moves.
 *
 * @param from the first day, {@code to} the last: the ledger's present one
 * @param opening the balance before the first day's first entry
 * @param complete whether the days asked for are all there
 * @param days each of them, oldest first
 * @param activities what it came from and went to, the largest first
 * @param articles the {@value #MOST_ARTICLES} that moved most, the largest first
 * @param otherArticles what all other articles brought and cost together; null where there are none
 */
record History(
        LocalDate from,
        LocalDate to,
        long opening,
        boolean complete,
        List<WalletDay> days,
        List<ByActivity> activities,
        List<ByArticle> articles,
        @Nullable Sums otherArticles) {

    static final int MOST_ARTICLES = 10;

    /**
     * A day.
     *
     * @param balance at its end
     * @param earned without what was granted
     * @param granted the starter grant, and what operators gave
     */
    record WalletDay(LocalDate date, long balance, long earned, long spent, long granted) {}

    /** @param line the report line; null where it is on none */
    record ByActivity(Activity activity, @Nullable Line line, String title, long came, long went, long entries) {}

    record ByArticle(String articleId, long came, long went) {}

    record Sums(long came, long went) {}
}
