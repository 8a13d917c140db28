package io.earnest.article.rewards;

import io.earnest.chassis.problem.ProblemException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The money side of a thing (publication, rating, verified reading), a field of its document.
 *
 * @param attempt number of the latest attempt, from 1
 * @param told the refusal was the answer to the click itself, so that nothing remains to be shown
 */
public record Booking(
        int attempt,
        Settlement.Status state,
        @Nullable Settlement settlement,
        @Nullable Refusal refusal,
        @Nullable Instant settledAt,
        boolean told) {

    /** A new attempt that waits for the ledger. */
    public static Booking pending(int attempt) {
        return new Booking(attempt, Settlement.Status.PENDING, null, null, null, false);
    }

    /** This attempt with the ledger's answer. */
    public Booking settled(LedgerAnswer answer, Instant at) {
        return switch (answer) {
            case LedgerAnswer.Booked b ->
                new Booking(attempt, b.settlement().status(), b.settlement(), null, at, false);
            case LedgerAnswer.Refused r ->
                new Booking(attempt, Settlement.Status.REFUSED, r.settlement(), r.refusal(), at, false);
        };
    }

    public boolean isPending() {
        return state == Settlement.Status.PENDING;
    }

    public boolean isRefused() {
        return state == Settlement.Status.REFUSED;
    }

    /** A refusal that was the answer to the click itself: as if nothing had happened. */
    public boolean leavesNothing() {
        return isRefused() && told;
    }

    /** The refusal's problem as fields, where nobody has been told of it yet. */
    public @Nullable Map<String, Object> shownRefusal() {
        return refusal == null || told ? null : refusal.fields();
    }

    /** What clients see. */
    public Settlement shown() {
        return settlement == null ? Settlement.PENDING : settlement;
    }

    /** The refusal as the problem that it is. */
    public ProblemException exception() {
        if (refusal == null) {
            throw new IllegalStateException("attempt " + attempt + " was not refused");
        }
        return refusal.problem().exception();
    }
}
