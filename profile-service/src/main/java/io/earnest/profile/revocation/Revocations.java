package io.earnest.profile.revocation;

import io.earnest.profile.revocation.Revocation.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells the gateways what tokens that are out do not say. It is kept for as long as such a token may live; repeating it does
 * no harm.
 */
@Component
public class Revocations {
    /** Clocks that differ, and gateways that were away for a moment. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final RevocationStore store;
    private final Clock clock;
    private final Duration keptFor;

    Revocations(
            RevocationStore store, Clock clock, @Value("${earnest.tokens.access-lifetime}") Duration accessLifetime) {
        this.store = store;
        this.clock = clock;
        this.keptFor = accessLifetime.plus(MARGIN);
    }

    /** These sessions of the profile end now: to be told before they are removed, so that a crash leaves none untold. */
    public void sessionsEnd(String profile, List<String> sessions) {
        if (!sessions.isEmpty()) {
            append(Kind.SESSIONS_ENDED, profile, sessions);
        }
    }

    /** The profile is suspended now, or no more. */
    public void suspension(String profile, boolean suspended) {
        append(suspended ? Kind.SUSPENDED : Kind.REINSTATED, profile, List.of());
    }

    /** The account is deleted. */
    public void accountDeleted(String profile) {
        append(Kind.ACCOUNT_DELETED, profile, List.of());
    }

    private void append(Kind kind, String profile, List<String> sessions) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.append(kind, profile, sessions, now, now.minus(keptFor));
    }
}
