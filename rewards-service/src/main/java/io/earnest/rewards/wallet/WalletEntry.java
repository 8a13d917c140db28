package io.earnest.rewards.wallet;

import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that moved on a person's account, or, where it was asked for, would have. Names no other party: no key, no actor.
 * A comment is named as everybody sees it, by its own address, and not by whom it is.
 *
 * @param id opaque; sorts nothing
 * @param line the report line that it counts on; null where it is on none
 * @param title what it was, in the words of the page
 * @param twei what was received; negative for what was given; 0 where nothing was paid
 * @param balanceAfter the account's balance behind it; null where nothing was paid
 * @param reportId the report, where one was bought
 * @param tariff the version of the tariff that decided the amount
 * @param commentId the comment that it was about, where it was about one
 * @param unpaid why nothing was paid; null where it was
 * @param due what the tariff would have paid; null where it was paid
 * @param reason why an operator reversed an entry; null for all else
 * @param undoes the entry that a reversal takes back; null for all others, and where that entry is not the account's own
 */
public record WalletEntry(
        String id,
        Instant at,
        Activity activity,
        @Nullable Line line,
        String title,
        long twei,
        @Nullable Long balanceAfter,
        @Nullable String articleId,
        @Nullable String reportId,
        int tariff,
        @Nullable String commentId,
        @Nullable Reason unpaid,
        @Nullable Long due,
        @Nullable String reason,
        @Nullable Undone undoes) {

    /**
     * The entry that a reversal takes back, as it stands in the same wallet.
     *
     * @param id its own, as that of any entry
     */
    public record Undone(String id, Instant at, Activity activity, String title) {
        static Undone of(AccountEntry row) {
            return new Undone(row.position(), row.at(), row.activity(), WalletEntry.title(row));
        }
    }

    public static WalletEntry of(AccountEntry row) {
        return of(row, null, null);
    }

    static WalletEntry of(AccountEntry row, @Nullable String reason, @Nullable Undone undoes) {
        Twei balance = row.balanceAfter();
        boolean paid = row.unpaid() == null;
        return new WalletEntry(
                row.position(),
                row.at(),
                row.activity(),
                row.line(),
                title(row),
                paid ? row.twei().amount() : 0,
                balance == null ? null : balance.amount(),
                row.article(),
                row.reportId(),
                row.tariff(),
                row.comment(),
                row.unpaid(),
                paid ? null : row.twei().amount(),
                reason,
                undoes);
    }

    private static String title(AccountEntry row) {
        Line line = row.line();
        return line != null ? line.title() : row.activity().title();
    }
}
