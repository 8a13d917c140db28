package io.earnest.rewards.ledger.state;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Two parties that pay each other once within so many days.
 *
 * @param id {@code plus:{reader}:{author}}, or {@code like:{one}:{other}} with the smaller id first
 * @param paidOn the last day on which a leg that consumes it was paid; null if never
 * @param asOf the block that this is as of
 */
public record Pair(String id, @Nullable LocalDate paidOn, long asOf) {

    static Pair none(String id) {
        return new Pair(id, null, 0);
    }

    /** The id of a reader and an author whom the reader's pluses pay. */
    public static String plusId(String reader, String author) {
        return "plus:" + reader + ":" + author;
    }

    /** The id of two who like each other's comments, in whichever order. */
    public static String likeId(String one, String other) {
        return one.compareTo(other) < 0 ? "like:" + one + ":" + other : "like:" + other + ":" + one;
    }

    /** Whether a payment on that day would be the second within so many days. */
    public boolean limits(LocalDate day, int days) {
        return paidOn != null && day.isBefore(paidOn.plusDays(days));
    }
}
