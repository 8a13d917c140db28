package io.earnest.launcher.bench.load;

import java.time.Duration;

/**
 * What became of a request.
 *
 * @param latencyNanos from when it was due to be sent, not from when there was a thread to send it
 */
public record Hit(String kind, Kind outcome, long latencyNanos) {
    /** An answer that comes later than this serves nobody any more. */
    public static final Duration USEFUL = Duration.ofSeconds(2);

    /** How it ended. */
    public enum Kind {
        /** A success in time. */
        GOOD,
        /** A success that came too late. */
        LATE,
        /** 429 or 503: turned away. */
        REFUSED,
        /** Any other status, no answer at all, or a client that could not send so much. */
        ERROR
    }

    /** What a status is worth after that time; 0 stands for no answer. */
    static Hit of(String kind, int status, long latencyNanos) {
        Kind outcome;
        if (status == 429 || status == 503) {
            outcome = Kind.REFUSED;
        } else if (status < 200 || status >= 400) {
            outcome = Kind.ERROR;
        } else {
            outcome = latencyNanos <= USEFUL.toNanos() ? Kind.GOOD : Kind.LATE;
        }
        return new Hit(kind, outcome, latencyNanos);
    }
}
