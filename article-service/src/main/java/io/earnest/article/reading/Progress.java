package io.earnest.article.reading;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a reading is. A beat is credited with the time that the server saw pass since the last one, at most 30
 * seconds, if the reader was there up to it: the last beat was attentive, and this one is, or says that the page was hidden
 * just now. Every beat moves the clock. So no more is ever credited than time has passed.
 *
 * @param scroll the furthest part of the article that was seen, 0 to 1
 * @param beatAt when the last beat came
 * @param attentive whether it said that the page was visible and the reader active
 */
public record Progress(long creditedMillis, double scroll, Instant beatAt, boolean attentive) {
    static final Duration MOST_A_BEAT = Duration.ofSeconds(30);
    static final double REQUIRED_SCROLL = 0.6;

    /** The start counts as a beat of a visible page. */
    static Progress started(Instant at) {
        return new Progress(0, 0, at, true);
    }

    /**
     * The reading after a beat.
     *
     * @param visible whether the page is: one that is hidden was in front until now, or its last beat would have said otherwise
     * @param active whether the reader moved anything of late: who did not was not there, and since when nobody knows
     */
    Progress beat(Instant at, boolean visible, boolean active, double scrolledTo) {
        Duration passed = Duration.between(beatAt, at);
        // A clock that was set back credits nothing, and the time up to the last beat is not credited again.
        boolean forward = !passed.isNegative();
        boolean readUntilNow = attentive && (active || !visible);
        long credit = readUntilNow && forward ? Math.min(passed.toMillis(), MOST_A_BEAT.toMillis()) : 0;
        return new Progress(
                creditedMillis + credit, Math.max(scroll, scrolledTo), forward ? at : beatAt, visible && active);
    }

    int creditedSeconds() {
        return (int) (creditedMillis / 1_000);
    }

    boolean suffices(int requiredSeconds) {
        return creditedMillis >= requiredSeconds * 1_000L && scroll >= REQUIRED_SCROLL;
    }
}
