package io.earnest.rewards.ledger.state;

import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What was last shown of a day's sums, see {@link Publication}. At midnight that is the whole day.
 *
 * @param date the UTC day
 * @param asOf the full hour of that day, or the midnight at its end, that the sums are of
 * @param issued everything that mint ever gave
 * @param held by all profiles
 * @param paid what the day's budget had paid by then
 */
public record PublishedDay(
        LocalDate date, Instant asOf, Twei issued, Twei held, Twei treasury, Twei budget, Twei archive, Twei paid) {

    /** The head's sums as of a full hour, for the day that was on until then. */
    static PublishedDay of(Head head, Instant hour) {
        LocalDate date = Day.dateOf(hour.minusNanos(1));
        Day day = head.day();
        return new PublishedDay(
                date,
                hour,
                head.issued(),
                head.held(),
                head.balance(SystemAccounts.TREASURY),
                head.balance(SystemAccounts.BUDGET),
                head.balance(SystemAccounts.ARCHIVE),
                day != null && day.date().equals(date) ? day.paid() : Twei.ZERO);
    }
}
