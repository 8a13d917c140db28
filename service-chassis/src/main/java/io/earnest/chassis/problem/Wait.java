package io.earnest.chassis.problem;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How long a caller is asked to wait: whole seconds, rounded up, so that whoever waits for so long has waited enough. */
public final class Wait {
    private Wait() {}

    /** For {@code Retry-After}: a second at least. */
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }

    /** For people: {@code 45 seconds}, {@code 3 minutes 58 seconds}, {@code 5 hours 12 minutes}. */
    public static String inWords(Duration wait) {
        long seconds = seconds(wait);
        if (seconds < 60) {
            return count(seconds, "second");
        }
        if (seconds < 3600) {
            return two(seconds / 60, "minute", seconds % 60, "second");
        }
        long minutes = (seconds + 59) / 60;
        return two(minutes / 60, "hour", minutes % 60, "minute");
    }

    /** Until the limits of a day are new: the next midnight UTC. */
    public static Duration untilTomorrow(Instant now) {
        return Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }

    private static String two(long first, String firstUnit, long second, String secondUnit) {
        return count(first, firstUnit) + (second == 0 ? "" : " " + count(second, secondUnit));
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
