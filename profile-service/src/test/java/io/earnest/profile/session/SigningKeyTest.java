package io.earnest.profile.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import io.earnest.chassis.token.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    @TempDir
    private Path dir;

    private final String old = pem();
    private final String next = pem();

    @Test
    void the_first_key_signs_and_all_are_published_without_their_private_halves() throws IOException {
        SigningKey before = key(old);
        SigningKey introduced = key(old + next);
        SigningKey replaced = key(next + old);
        assertThat(introduced.key()).isEqualTo(before.key());
        assertThat(replaced.key()).isNotEqualTo(before.key());
        assertThat(introduced.published().getKeys())
                .hasSize(2)
                .noneMatch(JWK::isPrivate)
                .containsExactlyInAnyOrderElementsOf(replaced.published().getKeys())
                .contains(before.key().toPublicJWK());
    }

    @Test
    void a_session_outlives_the_replacement_of_the_key() throws IOException {
        RefreshTokens before = new RefreshTokens(key(old));
        RefreshTokens introduced = new RefreshTokens(key(old + next));
        RefreshTokens replaced = new RefreshTokens(key(next + old));
        RefreshTokens after = new RefreshTokens(key(next));
        String token = before.of("session", 3);
        assertThat(replaced.parse(token)).contains(new RefreshTokens.Parsed("session", 3));
        // A replica that has not been restarted yet takes what one that has been gives out.
        assertThat(introduced.parse(replaced.of("session", 4))).isPresent();
        assertThat(after.parse(replaced.of("session", 4))).isPresent();
        assertThat(after.parse(token))
                .as("not refreshed until the old key went")
                .isEmpty();
    }

    private SigningKey key(String pem) throws IOException {
        Path file = dir.resolve("tokens.pem");
        Files.writeString(file, pem);
        return new SigningKey(new TokensProperties(
                file, Duration.ofMinutes(10), Duration.ofDays(30), Duration.ofDays(180), Duration.ofSeconds(30)));
    }

    private static String pem() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return Pem.of(generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
