package io.earnest.chassis.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.testing.Hostile;
import io.github.resilience4j.bulkhead.ThreadPoolBulkheadRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@Hostile
class BulkheadTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ThreadPoolBulkheadRegistry registry = ThreadPoolBulkheadRegistry.ofDefaults();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);

    @AfterEach
    void letGo() throws Exception {
        held.countDown();
        callers.close();
        registry.close();
    }

    private Bulkheads sized(int waiting, Duration atMost) {
        BulkheadProperties.Size size = new BulkheadProperties.Size(1, waiting, atMost);
        return new Bulkheads(
                "article-service", new BulkheadProperties(Map.of("one", size, "other", size)), registry, meters);
    }

    private String holding() {
        begun.countDown();
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "held";
    }

    @Test
    void workIsDoneOnAThreadOfTheOperatingSystemAndItsResultOrFailureIsTheCallers() throws Exception {
        Bulkhead bulkhead = sized(1, Duration.ofSeconds(30)).named("one");
        Future<Boolean> virtual =
                callers.submit(() -> bulkhead.run(() -> Thread.currentThread().isVirtual()));
        assertThat(virtual.get()).isFalse();
        assertThatThrownBy(() -> bulkhead.run(() -> {
                    throw Problem.invalid("body", "is wrong").exception();
                }))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("body: is wrong");
        assertThatThrownBy(() -> bulkhead.run(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void pastThoseThatWaitTheAnswerComesAtOnceAndAnotherBulkheadIsFree() throws Exception {
        Bulkheads bulkheads = sized(1, Duration.ofSeconds(30));
        Bulkhead full = bulkheads.named("one");
        Future<String> first = callers.submit(() -> full.run(this::holding));
        begun.await();
        Future<String> second = callers.submit(() -> full.run(() -> "waited"));
        while (registry.bulkhead("one").getMetrics().getQueueDepth() == 0) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertThatThrownBy(() -> full.run(() -> "never")).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(503);
            assertThat(e.problem().name()).isEqualTo("unavailable");
            assertThat(e.problem().extra()).containsEntry("service", "article-service");
        });
        assertThat(meters.counter("earnest.requests.refused", "reason", "bulkhead-one")
                        .count())
                .isEqualTo(1);
        assertThat(bulkheads.named("other").run(() -> "free")).isEqualTo("free");
        held.countDown();
        assertThat(first.get()).isEqualTo("held");
        assertThat(second.get()).isEqualTo("waited");
    }

    @Test
    void whoHasWaitedLongEnoughGoesAndTheirWorkIsNotDone() throws Exception {
        Bulkhead bulkhead = sized(4, Duration.ofMillis(50)).named("one");
        registry.bulkhead("one").submit(this::holding);
        begun.await();
        AtomicBoolean done = new AtomicBoolean();
        assertThatThrownBy(() -> bulkhead.run(() -> {
                    done.set(true);
                    return "late";
                }))
                .isInstanceOf(ProblemException.class);
        held.countDown();
        // Its place in the queue was before this one's.
        assertThat(sized(4, Duration.ofSeconds(30)).named("one").run(() -> "next"))
                .isEqualTo("next");
        assertThat(done).isFalse();
    }

    @Test
    void workInABulkheadCannotWaitForAnother() {
        Bulkheads bulkheads = sized(1, Duration.ofSeconds(30));
        Bulkhead one = bulkheads.named("one");
        Bulkhead other = bulkheads.named("other");
        assertThatThrownBy(() -> one.run(() -> other.run(() -> "deadlock")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must not wait for the bulkhead other");
        assertThat(other.run(() -> "free")).isEqualTo("free");
    }

    @Test
    void aBulkheadThatNobodyDescribedIsADefect() {
        assertThatThrownBy(() -> sized(1, Duration.ofSeconds(1)).named("third"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("earnest.bulkheads.third");
    }
}
