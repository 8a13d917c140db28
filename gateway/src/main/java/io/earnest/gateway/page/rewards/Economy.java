package io.earnest.gateway.page.rewards;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The whole economy in Twei, as of a full hour.
 *
 * @param difference what must be 0
 * @param asOf the hour; null while it is the opening state
 * @param nextAt when there may be newer sums, at the earliest
 */
public record Economy(
        long issued,
        long held,
        long treasury,
        long budget,
        long archive,
        long difference,
        long accounts,
        @Nullable Day day,
        @Nullable Head head,
        @Nullable Instant asOf,
        @Nullable Instant nextAt) {

    /**
     * The ledger's day at that hour.
     *
     * @param budget what the day may pay at most
     * @param released how much of it may have been paid by then
     * @param paid how much was
     */
    public record Day(String date, long budget, long released, long paid) {}

    /** The newest block of that hour. */
    public record Head(
            long block, @Nullable String hash, @Nullable Instant at) {}
}
