package io.earnest.chassis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WritesTest {
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void whoIsOvertakenReadsAndWritesAgain() {
        assertThat(Writes.<String>retried(
                        "a count", () -> tries.incrementAndGet() < 3 ? Optional.empty() : Optional.of("written")))
                .isEqualTo("written");
        assertThat(tries).hasValue(3);
    }

    @Test
    void whoIsOvertakenEachTimeGivesUp() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Writes.retried("a count", () -> {
                    assertThat(tries.incrementAndGet()).isLessThan(10_000);
                    return Optional.empty();
                }))
                .withMessageContaining("a count");
    }
}
