package io.earnest.chassis.intent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What a thing still owes: a field {@code intent} of the thing's own document, so that one write commits both. While it
 * is there the action will be completed or refused, never lost.
 *
 * @param command id of the command to send, natural key and attempt
 * @param attempt number of the attempt, from 1
 * @param owner who works on it now
 * @param notBefore when somebody else may take it up
 */
public record Intent(String command, int attempt, String owner, Instant notBefore) {
    /** How long an owner has before others take over. */
    public static final Duration CLAIM = Duration.ofSeconds(10);

    /** An intent of the given attempt, claimed by the owner for {@link #CLAIM}. */
    public static Intent claimed(String naturalKey, int attempt, String owner, Clock clock) {
        return new Intent(
                naturalKey + "#" + attempt,
                attempt,
                owner,
                clock.instant()
                        .truncatedTo(java.time.temporal.ChronoUnit.MILLIS)
                        .plus(CLAIM));
    }
}
