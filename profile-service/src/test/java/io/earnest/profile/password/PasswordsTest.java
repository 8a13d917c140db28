package io.earnest.profile.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.earnest.chassis.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTest {
    private static final PasswordProperties TWO_AT_ONCE =
            new PasswordProperties(2, Duration.ofMillis(1), 10, 100, Duration.ofMinutes(5));

    private final SlowHash hash = new SlowHash();
    private final Passwords passwords = new Passwords(TWO_AT_ONCE, hash);

    @Test
    void whoGetsNoTurnInTimeIsToldToComeBackAndWhoHasOneIsServed() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> one = threads.submit(() -> passwords.matches("right", "right"));
            Future<Boolean> two = threads.submit(() -> passwords.matches("wrong", "right"));
            await().until(() -> hash.begun.get() == 2);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> passwords.matches("right", "right"))
                    .satisfies(e -> {
                        assertThat(e.problem().name()).isEqualTo("too-many-attempts");
                        assertThat(e.problem().status()).isEqualTo(429);
                        assertThat(e.problem().extra()).containsEntry("retryAfterSeconds", 2L);
                    });
            hash.mayEnd.countDown();
            assertThat(one.get()).isTrue();
            assertThat(two.get()).isFalse();
        }
        assertThat(passwords.matches("right", "right")).isTrue();
        assertThat(hash.begun).hasValue(3);
    }

    @Test
    void withoutAHashItTakesOneAllTheSameAndIsNo() {
        hash.mayEnd.countDown();
        assertThat(passwords.matches("the password of nobody", null)).isFalse();
        assertThat(hash.begun).hasValue(1);
    }

    /** Compares as soon as it may. */
    private static final class SlowHash implements PasswordEncoder {
        private final AtomicInteger begun = new AtomicInteger();
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        @Override
        public String encode(CharSequence password) {
            return password.toString();
        }

        @Override
        public boolean matches(CharSequence password, String encoded) {
            begun.incrementAndGet();
            try {
                return mayEnd.await(1, TimeUnit.MINUTES) && encoded.contentEquals(password);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
