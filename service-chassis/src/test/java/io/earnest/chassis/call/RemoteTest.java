package io.earnest.chassis.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earnest.chassis.testing.Hostile;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@Hostile
class RemoteTest {
    private static final Peer PANELS = new Peer("profile-service", "panels");
    private static final Peer STANDING = new Peer("profile-service", "standing");

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(5)
            .recordExceptions(RemoteUnavailable.class)
            .build());
    private final Remote remote = new Remote(
            breakers,
            RetryRegistry.of(RetryConfig.custom()
                    .maxAttempts(3)
                    .waitDuration(Duration.ofMillis(1))
                    .retryExceptions(RemoteUnavailable.class)
                    .build()));

    @Test
    void whatFailsForOnePurposeIsAskedOnForTheOthers() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> remote.once(PANELS, down())).isInstanceOf(RemoteUnavailable.class);
        }
        assertThatThrownBy(() -> remote.once(PANELS, () -> "there"))
                .isInstanceOf(RemoteUnavailable.class)
                .hasMessage("the breaker is open");
        assertThat(remote.once(STANDING, () -> "there")).isEqualTo("there");
        assertThat(breakers.getAllCircuitBreakers())
                .extracting(CircuitBreaker::getName)
                .containsExactlyInAnyOrder("profile-service-panels", "profile-service-standing");
    }

    @Test
    void refusalsOpenNoBreakerAndAreNotRepeated() {
        AtomicInteger asked = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> remote.repeatable(PANELS, () -> {
                        asked.incrementAndGet();
                        throw new RemoteRefused("profile-service", 401, "");
                    }))
                    .isInstanceOf(RemoteRefused.class);
        }
        assertThat(asked).hasValue(20);
        assertThat(remote.once(PANELS, () -> "there")).isEqualTo("there");
    }

    @Test
    void theRetriesOfOnePurposeAreNotTheOthers() {
        AtomicInteger asked = new AtomicInteger();
        for (int i = 0; i < 30; i++) {
            breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
            assertThatThrownBy(() -> remote.repeatable(PANELS, counted(asked))).isInstanceOf(RemoteUnavailable.class);
        }
        assertThat(asked.get()).as("ten retries in a burst, and a tenth").isBetween(40, 43);
        AtomicInteger others = new AtomicInteger();
        assertThatThrownBy(() -> remote.repeatable(STANDING, counted(others))).isInstanceOf(RemoteUnavailable.class);
        assertThat(others).hasValue(3);
    }

    @Test
    void aNameThatIsNoConstantOfTheCodeIsNone() {
        assertThatThrownBy(() -> new Peer("profile-service", "GET /api/me"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Peer("", "panels")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Supplier<String> counted(AtomicInteger asked) {
        return () -> {
            asked.incrementAndGet();
            return down().get();
        };
    }

    private static Supplier<String> down() {
        return () -> {
            throw new RemoteUnavailable("profile-service", "down");
        };
    }
}
