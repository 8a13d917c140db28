package io.earnest.rewards.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * For how long the projections are behind, from looks at the chain: the age of the oldest look whose newest block is not
 * projected yet. A block of the moment, which is projected a few milliseconds later, is no lag.
 */
final class ProjectionLag {
    /** Past it the oldest look, which tells the age, is kept and newer ones are not. */
    private static final int MOST_LOOKS = 1_000;

    private final Clock clock;
    private final Deque<Look> behind = new ArrayDeque<>();

    ProjectionLag(Clock clock) {
        this.clock = clock;
    }

    private record Look(long seq, Instant at) {}

    /** Takes a look into account; the lag in seconds, exact to the time between two looks. */
    synchronized double seconds(long head, long watermark) {
        while (!behind.isEmpty() && behind.getFirst().seq() <= watermark) {
            behind.removeFirst();
        }
        Instant now = clock.instant();
        if (head > watermark
                && behind.size() < MOST_LOOKS
                && (behind.isEmpty() || behind.getLast().seq() < head)) {
            behind.addLast(new Look(head, now));
        }
        return behind.isEmpty()
                ? 0
                : Duration.between(behind.getFirst().at(), now).toMillis() / 1000.0;
    }
}
