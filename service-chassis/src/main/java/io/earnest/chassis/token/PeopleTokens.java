package io.earnest.chassis.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Verifies people's tokens: the signature of each once, for as long as the keys stay which were published then, and what else
 * makes it good (expiry, issuer, audience) each time. With a key that goes, all that was remembered goes.
 */
public final class PeopleTokens implements JwtDecoder {
    /** What profile-service issues is far shorter; a longer one is verified each time. */
    private static final int LONGEST = 2_000;

    private static final JWKSelector ALL = new JWKSelector(new JWKMatcher.Builder().build());

    private final JWKSource<SecurityContext> keys;
    private final OAuth2TokenValidator<Jwt> rules;
    private final NimbusJwtDecoder signatures;
    private final SignatureCount count;
    private final Remembered<Signed> remembered;

    /**
     * A decoder of tokens by one of the keys (ES256).
     *
     * @param rules looked at each time, also where the signature is known
     */
    public PeopleTokens(
            JWKSource<SecurityContext> keys, OAuth2TokenValidator<Jwt> rules, Clock clock, MeterRegistry meters) {
        this.keys = keys;
        this.rules = rules;
        this.count = new SignatureCount(meters, "person");
        this.remembered = new Remembered<>(clock);
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        this.signatures = new NimbusJwtDecoder(processor);
        signatures.setJwtValidator(jwt -> OAuth2TokenValidatorResult.success());
    }

    @Override
    public Jwt decode(String token) {
        List<JWK> published = published();
        Signed known = remembered.of(token);
        if (known != null && known.by.equals(published)) {
            return good(known.jwt);
        }
        remembered.forget(token);
        Jwt jwt = good(verified(token));
        Instant end = jwt.getExpiresAt();
        if (end != null && published != null && token.length() <= LONGEST) {
            remembered.put(token, new Signed(jwt, published), end);
        }
        return jwt;
    }

    private Jwt verified(String token) {
        try {
            Jwt jwt = signatures.decode(token);
            count.valid();
            return jwt;
        } catch (BadJwtException e) {
            count.refused();
            throw e;
        }
    }

    private Jwt good(Jwt jwt) {
        OAuth2TokenValidatorResult result = rules.validate(jwt);
        if (result.hasErrors()) {
            throw new JwtValidationException("the token is none of ours, or has ended", result.getErrors());
        }
        return jwt;
    }

    /** Null while nobody can tell: then the verification fails, and says why. */
    private @Nullable List<JWK> published() {
        try {
            return keys.get(ALL, null);
        } catch (KeySourceException e) {
            return null;
        }
    }

    /**
     * A token whose signature is good.
     *
     * @param by the keys that were published before it was verified
     */
    private record Signed(Jwt jwt, List<JWK> by) {}
}
