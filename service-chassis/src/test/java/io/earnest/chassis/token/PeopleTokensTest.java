package io.earnest.chassis.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.earnest.chassis.testing.Hostile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

@Hostile
class PeopleTokensTest {
    private static final Instant END = Instant.parse("2026-03-01T10:10:00Z");
    private static final Clock CLOCK = Clock.fixed(END.minusSeconds(600), ZoneOffset.UTC);

    private final ECKey old = key("old");
    private final ECKey next = key("next");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private @Nullable String published = new JWKSet(List.of(old.toPublicJWK())).toString();
    private boolean ended;

    /** As the published keys come: parsed anew each time that they are asked for over HTTP. */
    private final JWKSource<SecurityContext> source = (JWKSelector selector, SecurityContext context) -> {
        if (published == null) {
            throw new KeySourceException("no answer");
        }
        try {
            return selector.select(JWKSet.parse(published));
        } catch (ParseException e) {
            throw new KeySourceException("broken", e);
        }
    };

    private final PeopleTokens tokens = new PeopleTokens(
            source,
            jwt -> ended
                    ? OAuth2TokenValidatorResult.failure(new OAuth2Error("ended"))
                    : OAuth2TokenValidatorResult.success(),
            CLOCK,
            meters);

    @Test
    void aSignatureIsVerifiedOnceAndTheRestEachTime() {
        String token = signed(old, "ada");
        assertThat(tokens.decode(token).getSubject()).isEqualTo("ada");
        assertThat(tokens.decode(token).getSubject()).isEqualTo("ada");
        assertThat(verified("valid")).isEqualTo(1);
        ended = true;
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode(token));
        assertThat(verified("valid")).isEqualTo(1);
    }

    @Test
    void aKeyThatIsNoLongerPublishedTakesItsTokensAlong() {
        String token = signed(old, "ada");
        tokens.decode(token);
        published = new JWKSet(List.of(next.toPublicJWK(), old.toPublicJWK())).toString();
        assertThat(tokens.decode(token).getSubject()).isEqualTo("ada");
        published = new JWKSet(next.toPublicJWK()).toString();
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode(token));
        assertThat(tokens.decode(signed(next, "ada")).getSubject()).isEqualTo("ada");
    }

    @Test
    void anotherKeyOfTheSameNameIsAnotherKey() {
        tokens.decode(signed(old, "ada"));
        published = new JWKSet(key("old").toPublicJWK()).toString();
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode(signed(old, "ada")));
    }

    @Test
    void aTokenWithTheSameEndIsAnotherToken() {
        String good = signed(old, "ada");
        tokens.decode(good);
        String[] parts = good.split("\\.");
        String forged = signed(key("old"), "eve").split("\\.")[1];
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(BadJwtException.class)
                    .isThrownBy(() -> tokens.decode(parts[0] + "." + forged + "." + parts[2]));
        }
        assertThat(verified("refused")).isEqualTo(2);
    }

    @Test
    void withoutAnyKeysNothingIsGoodAndNothingIsRefusedForGood() {
        String token = signed(old, "ada");
        String keys = published;
        published = null;
        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> tokens.decode(token))
                .isNotInstanceOf(BadJwtException.class);
        published = keys;
        assertThat(tokens.decode(token).getSubject()).isEqualTo("ada");
    }

    private double verified(String outcome) {
        return meters.get("earnest.token.verifications")
                .tag("holder", "person")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static String signed(ECKey key, String subject) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .subject(subject)
                            .expirationTime(Date.from(END))
                            .build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
