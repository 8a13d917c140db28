package io.earnest.article.rewards;

import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentOwner;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Begins attempts in this process's name, and tells the time as the store keeps it, in milliseconds. */
@Component
public class Attempts {
    private final IntentOwner owner;
    private final Clock clock;

    Attempts(IntentOwner owner, Clock clock) {
        this.owner = owner;
        this.clock = clock;
    }

    /** The intent of an attempt that this process works on now. */
    public Intent begin(String naturalKey, int attempt) {
        return Intent.claimed(naturalKey, attempt, owner.name(), clock);
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
