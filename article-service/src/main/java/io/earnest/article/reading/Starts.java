package io.earnest.article.reading;

import io.earnest.chassis.problem.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Readings that a profile started: each leaves a line in the store.
 *
 * @param day on which, counted from 1970 in UTC
 * @param count on that day
 */
public record Starts(long day, int count) {
    static final int MOST_A_DAY = 1_000;

    /** With one more: 429 {@code daily-limit} where there were enough that day. */
    static Starts another(Optional<Slot> last, Instant now) {
        long day = now.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
        Starts before = last.map(Slot::starts).filter(s -> s.day == day).orElse(new Starts(day, 0));
        if (before.count >= MOST_A_DAY) {
            throw Problem.of("daily-limit", 429, "The day's limit is reached")
                    .detail("A profile can start " + MOST_A_DAY
                            + " readings a day. Articles can be read on; they count again from midnight UTC.")
                    .exception();
        }
        return new Starts(day, before.count + 1);
    }
}
