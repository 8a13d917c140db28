package io.earnest.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 1, 1 second",
        "PT0.2S, 1, 1 second",
        "PT44.001S, 45, 45 seconds",
        "PT1M, 60, 1 minute",
        "PT3M57.5S, 238, 3 minutes 58 seconds",
        "PT1H, 3600, 1 hour",
        "PT5H11M1S, 18661, 5 hours 12 minutes",
        "PT23H59M59S, 86399, 24 hours"
    })
    void whoWaitsForSoLongHasWaitedEnough(Duration wait, long seconds, String words) {
        assertThat(Wait.seconds(wait)).isEqualTo(seconds);
        assertThat(Wait.inWords(wait)).isEqualTo(words);
    }

    @Test
    void aDayEndsAtMidnightUtc() {
        assertThat(Wait.untilTomorrow(Instant.parse("2026-10-21T23:00:00Z"))).isEqualTo(Duration.ofHours(1));
        assertThat(Wait.untilTomorrow(Instant.parse("2026-10-22T00:00:00Z"))).isEqualTo(Duration.ofDays(1));
    }
}
