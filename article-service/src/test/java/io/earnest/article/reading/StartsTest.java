package io.earnest.article.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.testing.Hostile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@Hostile
class StartsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Optional<Slot> slot(Starts starts) {
        return Optional.of(new Slot("ada", "r", "a", "archive", 15, null, NOON, 0, Progress.started(NOON), starts));
    }

    @Test
    void readingsAreCountedByTheDay() {
        Starts first = Starts.another(Optional.empty(), NOON);
        assertThat(first.count()).isEqualTo(1);
        assertThat(Starts.another(slot(first), NOON).count()).isEqualTo(2);
        assertThat(Starts.another(slot(null), NOON).count())
                .as("of an older version")
                .isEqualTo(1);
        assertThat(Starts.another(slot(first), NOON.plus(Duration.ofHours(12))).count())
                .isEqualTo(1);
    }

    @Test
    void oneTooManyIsRefusedUntilMidnight() {
        Starts all = new Starts(Starts.another(Optional.empty(), NOON).day(), Starts.MOST_A_DAY);
        assertThatThrownBy(() -> Starts.another(slot(all), NOON)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(429);
            assertThat(e.problem().name()).isEqualTo("daily-limit");
        });
        assertThat(Starts.another(slot(all), NOON.plus(Duration.ofHours(12))).count())
                .isEqualTo(1);
    }
}
