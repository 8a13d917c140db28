package io.earnest.rewards.ledger.scheduling;

import java.time.Duration;

/** Pauses between tries, longer each time. */
public final class Backoff {

    private static final long FIRST_MILLIS = 20;
    private static final long LONGEST_MILLIS = 1_000;

    private final Scheduling scheduling;
    private long millis = FIRST_MILLIS;

    /** @param scheduling by which it waits */
    public Backoff(Scheduling scheduling) {
        this.scheduling = scheduling;
    }

    /** Waits before the next try. */
    public void pause() throws InterruptedException {
        scheduling.sleep(Duration.ofMillis(millis));
        millis = Math.min(2 * millis, LONGEST_MILLIS);
    }

    /** A try succeeded: the next pause is a short one again. */
    public void reset() {
        millis = FIRST_MILLIS;
    }
}
