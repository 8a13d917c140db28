package io.earnest.gateway.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PartsTest {
    @Test
    void twoPartsOfOneAnswerThatDoesNotComeAreBothUnavailable() {
        CountDownLatch never = new CountDownLatch(1);
        Parts parts = new Parts(Duration.ZERO);
        Future<String> asked = parts.ask(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "too late";
        });
        assertThat(parts.await("wallet", asked)).isInstanceOf(Part.Down.class);
        assertThat(parts.await("pnl", asked)).isInstanceOf(Part.Down.class);
        assertThat(parts.unavailable()).containsExactly("wallet", "pnl");
        never.countDown();
    }
}
