package io.earnest.launcher.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ServiceTokenTest {
    private Instant now = Instant.parse("2026-12-01T08:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    @Test
    void itSaysWhoCallsWhomAndIsSigned() throws GeneralSecurityException {
        KeyPair pair = pair();
        String token = new ServiceToken("profile-service", "rewards-service", pair.getPrivate(), clock).now();
        String[] parts = token.split("\\.", -1);
        assertThat(text(parts[0])).isEqualTo("{\"alg\":\"ES256\",\"typ\":\"service+jwt\"}");
        assertThat(text(parts[1]))
                .isEqualTo("{\"iss\":\"profile-service\",\"aud\":\"rewards-service\",\"iat\":1796112000,"
                        + "\"exp\":1796112060}");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void itIsSignedAnewAtHalfItsLife() throws GeneralSecurityException {
        ServiceToken token = new ServiceToken("profile-service", "rewards-service", pair().getPrivate(), clock);
        String first = token.now();
        now = now.plus(Duration.ofSeconds(29));
        assertThat(token.now()).isEqualTo(first);
        now = now.plus(Duration.ofSeconds(1));
        assertThat(token.now()).isNotEqualTo(first);
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
