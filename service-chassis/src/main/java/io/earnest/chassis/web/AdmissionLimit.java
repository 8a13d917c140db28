package io.earnest.chassis.web;

import java.time.Duration;

/**
 * How many requests may be served at the same time: a fixed number, or one that follows the time that successes take. Past
 * what the cores serve, more requests at once only make all of them slower, until none comes in time; where that point lies
 * depends on the machine, so it is looked for (additive increase, multiplicative decrease, as in TCP).
 *
 * <p>Failures say nothing of it: a service that hangs must not cost those their places who don't need it.
 */
final class AdmissionLimit {
    private static final long WINDOW_NANOS = Duration.ofMillis(500).toNanos();
    /** A window with fewer answers says too little and goes on. */
    private static final int LEAST_ANSWERS = 10;

    private final int least;
    private final int most;
    private final long targetNanos;
    private int limit;
    private int inFlight;
    private int peak;
    private int answers;
    private int slow;
    private long windowEnds;

    private AdmissionLimit(int least, int most, long targetNanos, int first) {
        this.least = least;
        this.most = most;
        this.targetNanos = targetNanos;
        this.limit = first;
    }

    /** One that stays. */
    static AdmissionLimit fixed(int limit) {
        return new AdmissionLimit(limit, limit, Long.MAX_VALUE, limit);
    }

    /**
     * One that shrinks while more than a quarter of the successes take longer than the target, and grows while it is used
     * up.
     *
     * @param least it never shrinks below
     * @param most it never grows above
     */
    static AdmissionLimit adaptive(int least, int most, Duration target) {
        return new AdmissionLimit(least, most, target.toNanos(), Math.min(most, 4 * least));
    }

    /** Takes a place, or says that there is none. */
    synchronized boolean enter() {
        if (inFlight >= limit) {
            peak = limit;
            return false;
        }
        inFlight++;
        peak = Math.max(peak, inFlight);
        return true;
    }

    /** Gives a place back. */
    synchronized void leave(boolean success, long tookNanos, long nowNanos) {
        inFlight--;
        if (success) {
            answers++;
            slow += tookNanos > targetNanos ? 1 : 0;
        }
        if (answers == LEAST_ANSWERS && windowEnds == 0) {
            windowEnds = nowNanos;
        }
        if (answers >= LEAST_ANSWERS && nowNanos - windowEnds >= 0) {
            adapt();
            windowEnds = nowNanos + WINDOW_NANOS;
        }
    }

    private void adapt() {
        if (4 * slow > answers) {
            limit = Math.max(least, limit * 3 / 4);
        } else if (10 * peak >= 9 * limit) {
            limit = Math.min(most, limit + Math.max(1, limit / 8));
        }
        answers = 0;
        slow = 0;
        peak = inFlight;
    }

    synchronized int limit() {
        return limit;
    }

    synchronized int inFlight() {
        return inFlight;
    }
}
