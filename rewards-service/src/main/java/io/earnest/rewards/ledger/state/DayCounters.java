package io.earnest.rewards.ledger.state;

import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.tariff.Twei;
import java.time.LocalDate;

/**
 * What an account did on one day of the ledger. Limits count paid legs; publications count those accepted.
 *
 * @param day the day that is counted
 * @param readings verified readings, paid or not
 * @param paidReadings readings that paid
 * @param readerTwei what readings and Likes Own paid together
 * @param paidPluses pluses of this profile that paid the author
 * @param paidLikes likes of this profile that paid it
 * @param valued comments of this profile that were paid as valued
 * @param publications articles published
 * @param earned the sum of all that was received
 * @param spent the sum of all that was given
 * @param firstReading the entry of the day's first reading; block 0 if none. It lets a replay count the day's readers
 *     although this account is already ahead
 */
public record DayCounters(
        LocalDate day,
        int readings,
        int paidReadings,
        Twei readerTwei,
        int paidPluses,
        int paidLikes,
        int valued,
        int publications,
        Twei earned,
        Twei spent,
        EntryRef firstReading) {

    static final EntryRef NO_ENTRY = new EntryRef(0, 0);

    static DayCounters none(LocalDate day) {
        return new DayCounters(day, 0, 0, Twei.ZERO, 0, 0, 0, 0, Twei.ZERO, Twei.ZERO, NO_ENTRY);
    }

    DayCounters withReading(EntryRef ref) {
        return new DayCounters(
                day,
                readings + 1,
                paidReadings,
                readerTwei,
                paidPluses,
                paidLikes,
                valued,
                publications,
                earned,
                spent,
                readings == 0 ? ref : firstReading);
    }

    DayCounters withPaidReading(Twei twei) {
        return new DayCounters(
                day,
                readings,
                paidReadings + 1,
                readerTwei.plus(twei),
                paidPluses,
                paidLikes,
                valued,
                publications,
                earned,
                spent,
                firstReading);
    }

    DayCounters withPaidPlus() {
        return new DayCounters(
                day,
                readings,
                paidReadings,
                readerTwei,
                paidPluses + 1,
                paidLikes,
                valued,
                publications,
                earned,
                spent,
                firstReading);
    }

    DayCounters withPaidLike(Twei twei) {
        return new DayCounters(
                day,
                readings,
                paidReadings,
                readerTwei.plus(twei),
                paidPluses,
                paidLikes + 1,
                valued,
                publications,
                earned,
                spent,
                firstReading);
    }

    DayCounters withValued() {
        return new DayCounters(
                day,
                readings,
                paidReadings,
                readerTwei,
                paidPluses,
                paidLikes,
                valued + 1,
                publications,
                earned,
                spent,
                firstReading);
    }

    DayCounters withPublication() {
        return new DayCounters(
                day,
                readings,
                paidReadings,
                readerTwei,
                paidPluses,
                paidLikes,
                valued,
                publications + 1,
                earned,
                spent,
                firstReading);
    }

    DayCounters withMoved(Twei twei) {
        return new DayCounters(
                day,
                readings,
                paidReadings,
                readerTwei,
                paidPluses,
                paidLikes,
                valued,
                publications,
                twei.isPositive() ? earned.plus(twei) : earned,
                twei.isNegative() ? spent.minus(twei) : spent,
                firstReading);
    }
}
