package io.earnest.chassis.intent;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long it took from an action's acceptance to its outcome, whoever brought it about: the request itself or the pump. */
public final class IntentLag {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1)
    };

    private IntentLag() {}

    /**
     * To be called once the outcome is kept.
     *
     * @param queue as the {@link IntentQueue} is named
     * @param outcome one of a few: a state, never a reason in words
     */
    public static void record(
            MeterRegistry meters, String queue, @Nullable Intent intent, Enum<?> outcome, Clock clock) {
        if (intent == null || intent.acceptedAt() == null) {
            return;
        }
        Duration lag = Duration.between(intent.acceptedAt(), clock.instant());
        Timer.builder("earnest.payment.lag")
                .description("Time from an action's acceptance to the ledger's answer to it")
                .tag("queue", queue)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(BUCKETS)
                .register(meters)
                .record(lag.isNegative() ? Duration.ZERO : lag);
    }
}
