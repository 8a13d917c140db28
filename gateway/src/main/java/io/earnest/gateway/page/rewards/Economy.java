package io.earnest.gateway.page.rewards;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The whole economy in Twei; {@code difference} is what must be 0. */
public record Economy(
        long issued,
        long held,
        long treasury,
        long budget,
        long archive,
        long difference,
        long accounts,
        @Nullable Day day,
        @Nullable Head head) {

    /**
     * The ledger's day.
     *
     * @param budget what the day may pay at most
     * @param released how much of it may have been paid by now
     * @param paid how much was
     */
    public record Day(String date, long budget, long released, long paid) {}

    /** The newest block. */
    public record Head(
            long block, @Nullable String hash, @Nullable Instant at) {}
}
