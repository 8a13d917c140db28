package io.earnest.profile.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.web.ClientNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.password.PasswordEncoder;

@Hostile
class PasswordsTest {
    private static final Applicant STRANGER = new Applicant(ClientNetwork.of("203.0.113.7"), false);
    private static final Applicant KNOWN = new Applicant(ClientNetwork.of("203.0.113.8"), true);
    private static final String NFC = "pässwörter";
    private static final String NFD = "pa\u0308sswo\u0308rter";

    private final SlowHash hash = new SlowHash();
    private final Passwords passwords = new Passwords(GuessingLimits.properties(2, Duration.ofMillis(1)), hash);

    @Test
    void whoGetsNoTurnInTimeIsToldToComeBackAndWhoHasOneIsServed() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Passwords.Check> one = threads.submit(() -> passwords.check("right", "right", STRANGER));
            await().until(() -> hash.begun.get() == 1);
            Future<Passwords.Check> two = threads.submit(() -> passwords.check("wrong", "right", KNOWN));
            await().until(() -> hash.begun.get() == 2);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> passwords.check("right", "right", STRANGER))
                    .satisfies(e -> {
                        assertThat(e.problem().name()).isEqualTo("too-many-attempts");
                        assertThat(e.problem().status()).isEqualTo(429);
                        assertThat(e.problem().extra()).containsEntry("retryAfterSeconds", 2L);
                    });
            hash.mayEnd.countDown();
            assertThat(one.get().matches()).isTrue();
            assertThat(two.get().matches()).isFalse();
        }
        assertThat(passwords.check("right", "right", STRANGER).matches()).isTrue();
        assertThat(hash.begun).hasValue(3);
    }

    @Test
    void aCrowdOfStrangersDeniesNobodyWhoIsKnown() throws Exception {
        Passwords patient = new Passwords(GuessingLimits.properties(2, Duration.ofMinutes(1)), hash);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> crowd = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Applicant one = new Applicant(ClientNetwork.of("2001:db8:%x:%x::1".formatted(i % 50, i)), false);
                crowd.add(threads.submit(() -> patient.check("a guess", null, one)));
            }
            await().until(() -> hash.begun.get() == 1);
            Future<Passwords.Check> known = threads.submit(() -> patient.check("right", "right", KNOWN));
            await("a hash beside that of the crowd").until(() -> hash.begun.get() == 2);
            hash.mayEnd.countDown();
            assertThat(known.get().matches()).isTrue();
            for (Future<?> one : crowd) {
                await().until(one::isDone);
            }
        }
    }

    @Test
    void withoutAHashItTakesOneAllTheSameAndIsNo() {
        hash.mayEnd.countDown();
        assertThat(passwords.check("the password of nobody", null, STRANGER).matches())
                .isFalse();
        assertThat(hash.begun).hasValue(1);
    }

    @Test
    void whatLooksAlikeIsTheSamePasswordHoweverItWasTyped() {
        hash.mayEnd.countDown();
        String kept = passwords.hash(PasswordText.required("password", NFD), STRANGER);
        for (String typed : List.of(NFC, NFD)) {
            assertThat(passwords.check(typed, kept, STRANGER)).isEqualTo(new Passwords.Check(true, null));
        }
    }

    @Test
    void aHashOfBeforeGoesOnWorkingAndIsReplaced() {
        hash.mayEnd.countDown();
        assertThat(passwords.check(NFD, NFD, STRANGER)).isEqualTo(new Passwords.Check(true, NFC));
        assertThat(passwords.check("tab\tin between", "tab\tin between", STRANGER))
                .as("what has no form stays as it is")
                .isEqualTo(new Passwords.Check(true, null));
    }

    @Test
    void aWrongPasswordCostsTheSameWhetherThereIsSuchAHandleOrNot() {
        hash.mayEnd.countDown();
        for (String typed : List.of("plain ascii", NFC, NFD, "tab\tin between")) {
            int before = hash.begun.get();
            passwords.check(typed, "another", STRANGER);
            int known = hash.begun.get() - before;
            passwords.check(typed, null, STRANGER);
            assertThat(hash.begun.get() - before - known).as(typed).isEqualTo(known);
        }
    }

    @Test
    void onlyWhereTestsAskForItAHashIsCheapAndEachIsVerifiedByTheOther() throws IOException {
        PasswordEncoder dear = Passwords.encoder(false, "https://earnest.example");
        PasswordEncoder cheap = Passwords.encoder(true, "http://localhost:8080");
        assertThat(dear.encode("right")).startsWith("$argon2id$v=19$m=16384,t=2,p=1$");
        assertThat(cheap.encode("right")).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(dear.matches("right", cheap.encode("right"))).isTrue();
        assertThat(cheap.matches("right", dear.encode("right"))).isTrue();

        assertThat(new YamlPropertySourceLoader()
                        .load("application", new ClassPathResource("application.yaml"))
                        .getFirst()
                        .getProperty("earnest.password.cheap-for-tests"))
                .hasToString("${EARNEST_TEST_CHEAP_PASSWORDS:false}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://earnest.example", "http://localhost.earnest.example", "http://192.0.2.7:8080", "earnest"
            })
    void noHashIsCheapWherePeopleAre(String publicUrl) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Passwords.encoder(true, publicUrl))
                .withMessageContaining("EARNEST_TEST_CHEAP_PASSWORDS");
        assertThat(Passwords.encoder(true, "http://127.0.0.1:8080").encode("right"))
                .startsWith("$argon2id$v=19$m=64,");
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
