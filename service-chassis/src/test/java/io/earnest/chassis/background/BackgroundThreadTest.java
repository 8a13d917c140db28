package io.earnest.chassis.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundThreadTest {
    private final AtomicInteger rounds = new AtomicInteger();
    private final BackgroundThread thread =
            new BackgroundThread(Thread.ofVirtual(), Duration.ofSeconds(10), this::work);

    private void work() throws InterruptedException {
        do {
            rounds.incrementAndGet();
        } while (!thread.isStoppedWithin(Duration.ofMinutes(1)));
        assertThat(thread.isStopping()).isTrue();
    }

    @Test
    void itStopsInTheMiddleOfAPauseAndMayBeStartedAgain() {
        assertThat(thread.isRunning()).isFalse();
        for (int start = 1; start <= 2; start++) {
            int expected = start;
            thread.start();
            await().until(() -> rounds.get() == expected);
            assertThat(thread.isRunning()).isTrue();
            thread.stop();
            assertThat(thread.isRunning()).isFalse();
        }
    }
}
