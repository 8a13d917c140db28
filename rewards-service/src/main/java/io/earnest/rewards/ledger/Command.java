package io.earnest.rewards.ledger;

import io.earnest.rewards.ledger.entry.Activity;
import io.earnest.rewards.ledger.entry.CommandId;
import io.earnest.rewards.ledger.entry.NaturalKey;
import io.earnest.rewards.tariff.TariffDocument;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to book one activity, as it was sent and not yet checked: facts, never amounts (but for a grant). Which fields
 * an activity needs is checked by the ledger; a command that lacks one is answered {@link Result.Invalid}.
 *
 * @param id {@code {natural key}#{attempt}}, attempts counting from 1. The same id always gets the same answer
 * @param actor the profile that acts; for grants, reversals and tariffs the operator
 * @param author the account of the article's author ({@code archive} for an imported article)
 * @param commenter the profile whose comment is voted on
 * @param level the actor's level (readings)
 * @param requiredSeconds what the reading took at least (readings)
 * @param twei the amount of a grant
 * @param to who gets a grant: a profile or {@code treasury}
 * @param entry the natural key of the entry to reverse
 * @param note why; not booked
 * @param tariff the next version's body
 * @param closed which of author and commenter have closed their account: nothing is paid to them
 */
public record Command(
        String id,
        Activity activity,
        String actor,
        @Nullable String article,
        @Nullable String comment,
        @Nullable String author,
        @Nullable String commenter,
        @Nullable Integer level,
        @Nullable Integer requiredSeconds,
        @Nullable Long twei,
        @Nullable String to,
        @Nullable String entry,
        @Nullable String note,
        @Nullable TariffDocument tariff,
        @Nullable Set<String> closed) {

    /** A command of the rewards service itself: {@code buyer} buys the report {@code report} of {@code article}. */
    public static Command report(String report, int attempt, String buyer, String article) {
        return new Command(
                new CommandId(new NaturalKey.ReportBought(report).text(), attempt).text(),
                Activity.PNL_REPORT,
                buyer,
                article,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
