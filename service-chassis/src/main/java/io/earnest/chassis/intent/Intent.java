package io.earnest.chassis.intent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a thing still owes: a field {@code intent} of the thing's own document, so that one write commits both. While it
 * is there the action will be completed or refused, never lost.
 *
 * @param command id of the command to send, natural key and attempt
 * @param attempt number of the attempt, from 1
 * @param owner who works on it now
 * @param notBefore when somebody else may take it up
 * @param acceptedAt when the action was accepted, however often it is put off; null in a document of an older version
 */
public record Intent(
        String command,
        int attempt,
        String owner,
        Instant notBefore,
        @Nullable Instant acceptedAt) {
    /** How long an owner has before others take over. */
    public static final Duration CLAIM = Duration.ofSeconds(10);

    /** One whose acceptance is not known. */
    public Intent(String command, int attempt, String owner, Instant notBefore) {
        this(command, attempt, owner, notBefore, null);
    }

    /** Whether it was accepted longer ago than a live request waits: whoever made it was told that it is pending. */
    public boolean isOld(Clock clock) {
        return acceptedAt != null && clock.instant().isAfter(acceptedAt.plus(CLAIM));
    }

    /** An intent of the given attempt, accepted now and claimed by the owner for {@link #CLAIM}. */
    public static Intent claimed(String naturalKey, int attempt, String owner, Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Intent(naturalKey + "#" + attempt, attempt, owner, now.plus(CLAIM), now);
    }
}
