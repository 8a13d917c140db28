package io.earnest.article.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a beat is credited with what passed,             true,  true,  true,  15,  15",
        "at most thirty seconds,                          true,  true,  true,  300, 30",
        "what was read before the page was hidden counts, true,  false, true,  12,  12",
        "whatever the hidden page says of its reader,     true,  false, false, 12,  12",
        "and at most thirty seconds of it,                true,  false, true,  300, 30",
        "an idle reader's time does not,                  true,  true,  false, 15,  0",
        "nor does the time after a beat that was neither, false, true,  true,  15,  0",
        "a hidden page that says so again gets nothing,   false, false, true,  15,  0",
        "two that are neither get nothing,                false, true,  false, 15,  0",
        "no time is no credit,                            true,  true,  true,  0,   0",
        "a clock that was set back credits nothing,       true,  true,  true,  -20, 0",
        "nor when the page is hidden,                     true,  false, true,  -20, 0"
    })
    void creditIsWhatTheServerSawPass(
            String what, boolean before, boolean visible, boolean active, int passed, int credited) {
        Progress progress = new Progress(0, 0, START, before).beat(START.plusSeconds(passed), visible, active, 0);
        assertThat(progress.creditedSeconds()).isEqualTo(credited);
        assertThat(progress.attentive()).isEqualTo(visible && active);
    }

    @Test
    void whoLooksAwayNowAndThenIsCreditedWithWhatTheyRead() {
        Progress progress = Progress.started(START);
        for (int i = 0; i < 4; i++) {
            Instant hidden = START.plusSeconds(20 * i + 12);
            progress = progress.beat(hidden, false, true, 0).beat(hidden.plusSeconds(8), true, true, 0);
        }
        assertThat(progress.creditedSeconds()).isEqualTo(48);
    }

    @Test
    void everyBeatMovesTheClock() {
        Progress progress = Progress.started(START)
                .beat(START.plusSeconds(100), true, false, 0)
                .beat(START.plusSeconds(110), true, true, 0)
                .beat(START.plusSeconds(120), true, true, 0);
        assertThat(progress.creditedSeconds()).isEqualTo(10);
    }

    @Test
    void timeThatAClockRepeatsIsNotCreditedTwice() {
        Progress progress = Progress.started(START)
                .beat(START.plusSeconds(20), true, true, 0)
                .beat(START.plusSeconds(5), true, true, 0)
                .beat(START.plusSeconds(21), true, true, 0);
        assertThat(progress.creditedSeconds()).isEqualTo(21);
    }

    @Test
    void sixTenthsMustHaveBeenSeenAndScrollingBackLosesNothing() {
        Progress progress = Progress.started(START)
                .beat(START.plusSeconds(15), true, true, 0.59)
                .beat(START.plusSeconds(30), true, true, 0.1);
        assertThat(progress.suffices(30)).isFalse();
        Progress seen = progress.beat(START.plusSeconds(31), true, false, 0.6);
        assertThat(seen.suffices(30)).isTrue();
        assertThat(seen.suffices(31)).isFalse();
    }

    @Test
    void noClientIsCreditedMoreThanTimeHasPassed() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Instant now = START;
            Instant latest = START;
            Progress progress = Progress.started(START);
            int beats = 1 + random.nextInt(40);
            for (int i = 0; i < beats; i++) {
                // Mostly forward, in bursts and pauses, and now and then back.
                long millis = random.nextInt(10) == 0 ? -random.nextInt(60_000) : random.nextInt(60_000);
                now = now.plusMillis(millis);
                latest = now.isAfter(latest) ? now : latest;
                Progress next = progress.beat(now, random.nextInt(4) != 0, random.nextInt(4) != 0, random.nextDouble());
                assertThat(next.creditedMillis() - progress.creditedMillis())
                        .as("seed %s", seed)
                        .isBetween(0L, 30_000L);
                progress = next;
            }
            assertThat(progress.creditedMillis())
                    .as("seed %s", seed)
                    .isLessThanOrEqualTo(Duration.between(START, latest).toMillis());
        }
    }

    @Test
    void aScriptThatStaysTwoSecondsIsNeverPaid() {
        Progress progress = Progress.started(START);
        for (int i = 1; i <= 200; i++) {
            progress = progress.beat(START.plusMillis(10L * i), true, true, 1);
        }
        assertThat(progress.suffices(15)).isFalse();
        assertThat(progress.creditedSeconds()).isEqualTo(2);
    }
}
