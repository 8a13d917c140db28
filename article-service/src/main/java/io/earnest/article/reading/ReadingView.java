package io.earnest.article.reading;

import io.earnest.article.rewards.Opportunity;
import io.earnest.article.rewards.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * A reading.
 *
 * @param opportunity what it can bring, or null where the ledger could not say
 * @param settlement how it was paid, once verified
 */
public record ReadingView(
        String id,
        String articleId,
        State state,
        int creditedSeconds,
        int requiredSeconds,
        int heartbeatSeconds,
        double scroll,
        @Nullable Opportunity opportunity,
        @Nullable Settlement settlement) {
    static final int HEARTBEAT_SECONDS = 15;

    /** NONE where an article was never begun. */
    public enum State {
        NONE,
        READING,
        VERIFIED,
        ENDED
    }

    static ReadingView of(Slot slot) {
        return new ReadingView(
                slot.reading(),
                slot.article(),
                State.READING,
                slot.progress().creditedSeconds(),
                slot.requiredSeconds(),
                HEARTBEAT_SECONDS,
                slot.progress().scroll(),
                slot.opportunity(),
                null);
    }

    static ReadingView of(Verified reading) {
        return new ReadingView(
                reading.reading(),
                reading.article(),
                State.VERIFIED,
                reading.creditedSeconds(),
                reading.requiredSeconds(),
                HEARTBEAT_SECONDS,
                reading.scroll(),
                left(reading),
                reading.booking().shown());
    }

    static ReadingView ended(Started reading) {
        return new ReadingView(
                reading.id(),
                reading.article(),
                State.ENDED,
                reading.creditedSeconds(),
                reading.requiredSeconds(),
                HEARTBEAT_SECONDS,
                reading.scroll(),
                null,
                null);
    }

    /** An article pays a profile once: after it is verified nothing more is to be had. */
    static @Nullable Opportunity left(Verified reading) {
        return switch (reading.booking().state()) {
            case PENDING -> null;
            case PAID -> new Opportunity(0, "already-paid");
            case UNPAID, REFUSED -> new Opportunity(0, reading.booking().shown().reason());
        };
    }

    boolean isPending() {
        return settlement != null && settlement.status() == Settlement.Status.PENDING;
    }
}
