package io.earnest.chassis.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Signs this service's calls: a token of a minute for one provider, kept for half of that. */
public final class ServiceTokens {
    static final JOSEObjectType TYPE = new JOSEObjectType("service+jwt");
    static final Duration LIFETIME = Duration.ofSeconds(60);

    private final String name;
    private final ECDSASigner signer;
    private final Clock clock;
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();

    public ServiceTokens(String name, ECPrivateKey key, Clock clock) {
        this.name = name;
        this.clock = clock;
        try {
            this.signer = new ECDSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the service key must be an EC key on P-256", e);
        }
    }

    /** A token for calls to the provider; providers are few, so what is kept is bounded by their number. */
    public String forProvider(String provider) {
        Instant now = clock.instant();
        return issued.compute(provider, (p, old) -> old != null && now.isBefore(old.renewAt) ? old : issue(p, now))
                .token;
    }

    private Issued issue(String provider, Instant now) {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).build(),
                new JWTClaimsSet.Builder()
                        .issuer(name)
                        .audience(provider)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .build());
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a service token could not be signed", e);
        }
        return new Issued(jwt.serialize(), now.plus(LIFETIME.dividedBy(2)));
    }

    private record Issued(String token, Instant renewAt) {}
}
