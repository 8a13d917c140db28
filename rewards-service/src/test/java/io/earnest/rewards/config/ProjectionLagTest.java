package io.earnest.rewards.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProjectionLagTest {
    private long seconds;
    private final ProjectionLag lag = new ProjectionLag(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusSeconds(seconds);
        }
    });

    @Test
    void aBlockOfTheMomentIsNoLagHoweverBusyTheChain() {
        for (long head = 10; head < 1_000; head += 10) {
            assertThat(lag.seconds(head, head - 3)).isZero();
            seconds += 5;
        }
    }

    @Test
    void aProjectionThatStandsStillFallsBehindAndCatchesUp() {
        assertThat(lag.seconds(10, 10)).isZero();
        assertThat(lag.seconds(20, 10)).isZero();
        seconds = 30;
        assertThat(lag.seconds(40, 10)).isEqualTo(30);
        seconds = 60;
        assertThat(lag.seconds(41, 20)).isEqualTo(30);
        assertThat(lag.seconds(41, 41)).isZero();
    }
}
