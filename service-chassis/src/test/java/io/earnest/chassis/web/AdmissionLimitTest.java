package io.earnest.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Hostile
class AdmissionLimitTest {
    private static final Duration TARGET = Duration.ofMillis(500);
    private static final long SECOND = 1_000_000_000L;

    private final AdmissionLimit limit = AdmissionLimit.adaptive(32, 512, TARGET);
    private long now = 1;

    @Test
    void itBeginsInTheMiddleAndGrowsWhileItIsUsedUpAndFast() {
        assertThat(limit.limit()).isEqualTo(128);
        rounds(50, 600, true, Duration.ofMillis(100));
        assertThat(limit.limit()).isEqualTo(512);
    }

    @Test
    void itDoesNotGrowForThoseWhoDoNotNeedIt() {
        rounds(50, 20, true, Duration.ofMillis(1));
        assertThat(limit.limit()).isEqualTo(128);
    }

    @Test
    void itShrinksWhileSuccessesAreSlowAndNeverBelowItsLeast() {
        rounds(3, 200, true, Duration.ofMillis(900));
        assertThat(limit.limit()).isLessThan(100);
        rounds(50, 200, true, Duration.ofMillis(900));
        assertThat(limit.limit()).isEqualTo(32);
        rounds(100, 600, true, Duration.ofMillis(100));
        assertThat(limit.limit()).isEqualTo(512);
    }

    @Test
    void aServiceThatHangsCostsNobodyElseTheirPlaces() {
        rounds(50, 100, false, Duration.ofSeconds(10));
        assertThat(limit.limit()).isEqualTo(128);
    }

    @Test
    void aFixedOneStaysWhateverHappens() {
        AdmissionLimit fixed = AdmissionLimit.fixed(2);
        assertThat(fixed.enter()).isTrue();
        assertThat(fixed.enter()).isTrue();
        assertThat(fixed.enter()).isFalse();
        for (int i = 0; i < 100; i++) {
            fixed.leave(true, 60 * SECOND, i * SECOND);
            assertThat(fixed.enter()).isTrue();
        }
        assertThat(fixed.limit()).isEqualTo(2);
        assertThat(fixed.inFlight()).isEqualTo(2);
    }

    /** A second each, in which so many come at once and are answered as told. */
    private void rounds(int rounds, int atOnce, boolean success, Duration took) {
        for (int round = 0; round < rounds; round++) {
            int admitted = 0;
            for (int i = 0; i < atOnce; i++) {
                admitted += limit.enter() ? 1 : 0;
            }
            now += SECOND;
            for (int i = 0; i < admitted; i++) {
                limit.leave(success, took.toNanos(), now);
            }
            assertThat(limit.inFlight()).isZero();
        }
    }
}
