package io.earnest.profile.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.earnest.chassis.token.TokenProperties;
import io.earnest.profile.profile.Profile;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;

/** Issues access tokens: JWTs that every service verifies by itself, for a few minutes. */
@Component
class AccessTokens {
    private final SigningKey key;
    private final ECDSASigner signer;
    private final TokenProperties names;
    private final TokensProperties properties;
    private final Clock clock;

    AccessTokens(SigningKey key, TokenProperties names, TokensProperties properties, Clock clock) throws JOSEException {
        this.key = key;
        this.signer = new ECDSASigner(key.key());
        this.names = names;
        this.properties = properties;
        this.clock = clock;
    }

    String issue(Profile profile, List<String> roles, String session) {
        Instant now = clock.instant();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(key.key().getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(names.issuer())
                        .audience(names.audience())
                        .subject(profile.id())
                        .claim("handle", profile.handle())
                        .claim("roles", roles)
                        .claim("level", profile.level())
                        .claim("sid", session)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(properties.accessLifetime())))
                        .build());
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("the token can't be signed", e);
        }
        return jwt.serialize();
    }

    long lifetimeSeconds() {
        return properties.accessLifetime().toSeconds();
    }
}
