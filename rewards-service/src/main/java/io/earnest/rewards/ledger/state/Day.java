package io.earnest.rewards.ledger.state;

import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * An opened day of the ledger.
 *
 * @param budget the reward budget that it was opened with
 * @param paid what was paid from it
 * @param readers the profiles with a verified reading
 */
public record Day(LocalDate date, Twei budget, Twei paid, int readers) {

    /** The ledger's day at a time: the date in UTC. */
    public static LocalDate dateOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** The second of that day, from 0, by which the released part of a budget goes. */
    public static int secondOf(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
    }
}
