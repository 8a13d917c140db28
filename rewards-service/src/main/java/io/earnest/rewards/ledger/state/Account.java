package io.earnest.rewards.ledger.state;

import io.earnest.rewards.tariff.Twei;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A profile's account. One that was never booked on has a balance of 0.
 *
 * @param id the profile's id
 * @param balance never below 0
 * @param counters of the last day on which something happened; see {@link #on}
 * @param asOf the block that this is as of; 0 for an account that was never booked on
 */
public record Account(String id, Twei balance, @Nullable DayCounters counters, long asOf) {

    /** One that was never booked on. */
    public static Account none(String id) {
        return new Account(id, Twei.ZERO, null, 0);
    }

    /** What the account did on that day: zeros if that is not its last one. */
    public DayCounters on(LocalDate day) {
        return counters != null && counters.day().equals(day) ? counters : DayCounters.none(day);
    }
}
