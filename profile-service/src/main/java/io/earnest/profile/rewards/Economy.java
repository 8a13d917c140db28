package io.earnest.profile.rewards;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was issued and where it is, in Twei, as the ledger says.
 *
 * @param difference the sum of all accounts; anything but 0 is a defect
 * @param accounts profiles that signed up
 * @param asOf the time of it
 */
public record Economy(
        long issued,
        long held,
        long treasury,
        long budget,
        long archive,
        long difference,
        long accounts,
        Day day,
        Head head,
        Instant asOf) {

    /**
     * The day's rewards.
     *
     * @param date in UTC, as {@code 2026-03-02}
     * @param released what may have been paid by now
     */
    public record Day(String date, long budget, long released, long paid) {}

    /**
     * The newest block.
     *
     * @param at null before the first
     */
    public record Head(long block, String hash, @Nullable Instant at) {}
}
