package io.earnest.chassis.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import io.earnest.chassis.testing.Hostile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Hostile
class CallerVerifierTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path dir;

    private final KeyPair old = pair();
    private final KeyPair next = pair();

    @Test
    void a_caller_changes_its_key_without_a_call_refused() throws IOException {
        keys(Pem.of(old.getPublic()));
        assertThat(verified(old)).isPresent();
        assertThat(verified(next)).isEmpty();

        keys(Pem.of(old.getPublic()) + Pem.of(next.getPublic()));
        assertThat(verified(old)).isPresent();
        assertThat(verified(next)).contains(new Caller("article-service", Set.of("things-read")));
        assertThat(verified(pair())).isEmpty();

        keys(Pem.of(next.getPublic()));
        assertThat(verified(old)).isEmpty();
        assertThat(verified(next)).isPresent();
    }

    @Test
    void a_file_without_a_key_or_with_far_too_many_fails_the_start() throws IOException {
        keys("");
        assertThatThrownBy(() -> verified(old)).hasMessageContaining("article-service.pub.pem holds no EC public key");
        keys(Pem.of(old.getPrivate()));
        assertThatThrownBy(() -> verified(old)).hasMessageContaining("article-service.pub.pem holds no EC public key");
        keys(Pem.of(old.getPublic()) + "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
        assertThatThrownBy(() -> verified(old)).hasMessageContaining("something else beside one");
        keys(String.join("", Collections.nCopies(9, Pem.of(old.getPublic()))));
        assertThatThrownBy(() -> verified(old)).hasRootCauseMessage("9 keys");
    }

    @Test
    void of_a_file_with_several_private_keys_the_first_signs() throws IOException {
        Path file = dir.resolve("service.pem");
        Files.writeString(file, Pem.of(old.getPublic()) + Pem.of(next.getPrivate()) + Pem.of(old.getPrivate()));
        assertThat(Pem.ecPrivateKey(file)).isEqualTo(next.getPrivate());
        assertThat(Pem.ecPrivateKeys(file)).hasSize(2);
    }

    private void keys(String pem) throws IOException {
        Files.writeString(dir.resolve("article-service.pub.pem"), pem);
    }

    @Test
    void a_signature_is_looked_at_once_and_the_time_each_time() throws IOException {
        keys(Pem.of(old.getPublic()));
        Instant[] now = {CLOCK.instant()};
        Clock clock = mock(Clock.class);
        doAnswer(call -> now[0]).when(clock).instant();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        CallerVerifier verifier = CallerVerifier.of(properties(), clock, meters);
        String token = token(old);
        String foreign = token(next);

        for (int seconds : List.of(0, 1, 89)) {
            now[0] = CLOCK.instant().plusSeconds(seconds);
            assertThat(verifier.verify(token)).contains(new Caller("article-service", Set.of("things-read")));
        }
        assertThat(verifier.verify(foreign)).isEmpty();
        assertThat(verifier.verify(foreign)).isEmpty();
        assertThat(count(meters, "valid")).isEqualTo(1);
        assertThat(count(meters, "refused")).isEqualTo(2);

        now[0] = CLOCK.instant().plusSeconds(90);
        assertThat(verifier.verify(token)).isEmpty();
        now[0] = CLOCK.instant().minusSeconds(31);
        assertThat(verifier.verify(token)).as("of a clock that went back").isEmpty();
    }

    private static double count(SimpleMeterRegistry meters, String outcome) {
        return meters.get("earnest.token.verifications")
                .tag("holder", "service")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    /** The caller of a token signed with that key, to a provider that starts now. */
    private Optional<Caller> verified(KeyPair signedWith) {
        return CallerVerifier.of(properties(), CLOCK, new SimpleMeterRegistry()).verify(token(signedWith));
    }

    private static String token(KeyPair signedWith) {
        return new ServiceTokens("article-service", (ECPrivateKey) signedWith.getPrivate(), CLOCK)
                .forProvider("sample-service");
    }

    private TokenProperties properties() {
        return new TokenProperties(
                "sample-service",
                null,
                dir,
                "earnest",
                "earnest",
                "http://127.0.0.1/unused",
                Map.of("article-service", new TokenProperties.CallerScopes(Set.of("things-read"))));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
