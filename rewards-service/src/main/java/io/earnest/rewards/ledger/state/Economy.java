package io.earnest.rewards.ledger.state;

import io.earnest.rewards.ledger.entry.SystemAccounts;
import io.earnest.rewards.tariff.Tariff;
import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The whole in a few sums, as of one block and one time.
 *
 * @param asOf the time; null where nothing is published yet
 * @param block the newest block of that time; 0 before the first
 * @param hash of that block
 * @param blockAt its time; null before the first
 * @param issued everything that mint ever gave
 * @param held the sum of all profiles' balances, counted by itself
 * @param accounts profiles that signed up
 * @param day of {@code asOf}; one that nothing has opened shows what its first entry will open it with
 * @param released what of the day's budget may have been paid by then
 */
public record Economy(
        @Nullable Instant asOf,
        long block,
        String hash,
        @Nullable Instant blockAt,
        Twei issued,
        Twei held,
        Twei treasury,
        Twei budget,
        Twei archive,
        long accounts,
        Day day,
        Twei released) {

    /** The sums of the head as of a time, which is not before its block's. */
    public static Economy of(Head head, Instant at) {
        LocalDate date = Day.dateOf(at);
        Tariff tariff = head.tariffOn(date);
        Day day = day(head, date, tariff);
        return new Economy(
                at,
                head.seq(),
                head.hash(),
                head.seq() == 0 ? null : head.at(),
                head.issued(),
                head.held(),
                head.balance(SystemAccounts.TREASURY),
                head.balance(SystemAccounts.BUDGET),
                head.balance(SystemAccounts.ARCHIVE),
                head.accounts(),
                day,
                tariff.budget().released(day.budget(), Day.secondOf(at)));
    }

    /** The state before the first entry: what is public while nothing is published. */
    static Economy opening(Instant now) {
        Economy empty = of(Head.GENESIS, now);
        return new Economy(
                null,
                empty.block,
                empty.hash,
                null,
                empty.issued,
                empty.held,
                empty.treasury,
                empty.budget,
                empty.archive,
                empty.accounts,
                empty.day,
                empty.released);
    }

    /** The sum of all accounts. Anything but 0 is a defect. */
    public Twei difference() {
        return held.plus(treasury).plus(budget).plus(archive).minus(issued);
    }

    private static Day day(Head head, LocalDate date, Tariff tariff) {
        Day last = head.day();
        if (last != null && last.date().equals(date)) {
            // How many have read is not shown, and a replay over documents that are ahead knows it of the last day
            // alone.
            return new Day(last.date(), last.budget(), last.paid(), 0);
        }
        return new Day(date, tariff.budget().ofDay(last == null ? 0 : last.readers()), Twei.ZERO, 0);
    }
}
