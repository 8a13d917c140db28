package io.earnest.rewards.wallet;

import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that moved on a person's account. Names no other party: no key, no comment, no actor.
 *
 * @param id opaque; sorts nothing
 * @param line the report line that it counts on; null where it is on none
 * @param title what it was, in the words of the page
 * @param twei what was received; negative for what was given
 * @param balanceAfter the account's balance behind it
 * @param reportId the report, where one was bought
 * @param tariff the version of the tariff that decided the amount
 */
public record WalletEntry(
        String id,
        Instant at,
        Activity activity,
        @Nullable Line line,
        String title,
        long twei,
        long balanceAfter,
        @Nullable String articleId,
        @Nullable String reportId,
        int tariff) {

    public static WalletEntry of(AccountEntry row) {
        Twei balance = row.balanceAfter();
        if (balance == null) {
            throw new IllegalArgumentException("nothing moved");
        }
        return new WalletEntry(
                row.position(),
                row.at(),
                row.activity(),
                row.line(),
                title(row),
                row.twei().amount(),
                balance.amount(),
                row.article(),
                row.reportId(),
                row.tariff());
    }

    private static String title(AccountEntry row) {
        Line line = row.line();
        return line != null ? line.title() : row.activity().title();
    }
}
