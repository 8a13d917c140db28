package io.earnest.rewards.ledger;

/** Pauses between tries, longer each time. */
final class Backoff {

    private static final long FIRST_MILLIS = 20;
    private static final long LONGEST_MILLIS = 1_000;

    private long millis = FIRST_MILLIS;

    void pause() throws InterruptedException {
        Thread.sleep(millis);
        millis = Math.min(2 * millis, LONGEST_MILLIS);
    }

    void reset() {
        millis = FIRST_MILLIS;
    }
}
