package io.earnest.chassis.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which service signed a call. Accepts only the callers that the configuration names, each by its own public keys,
 * for this provider as the audience and for at most a minute.
 *
 * <p>A caller has one key, and two while it is being replaced: its provider knows both before the caller signs with the new
 * one. A token names none of them, as a private key's file does not tell the public half; so each is tried. The keys are those
 * of the start, and a token's signature is looked at once: callers send one token for half a minute.
 */
public final class CallerVerifier {
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int LONGEST = 2_000;

    private final String provider;
    private final Map<String, Known> callers;
    private final Clock clock;
    private final SignatureCount count;
    private final Remembered<Proven> remembered;

    private CallerVerifier(String provider, Map<String, Known> callers, Clock clock, MeterRegistry meters) {
        this.provider = provider;
        this.callers = Map.copyOf(callers);
        this.clock = clock;
        this.count = new SignatureCount(meters, "service");
        this.remembered = new Remembered<>(clock);
    }

    /** Reads the public keys of each configured caller; one that has none fails the start. */
    public static CallerVerifier of(TokenProperties properties, Clock clock, MeterRegistry meters) {
        Map<String, Known> known = new HashMap<>();
        properties.callers().forEach((name, caller) -> {
            Path dir = properties.callerKeysDir();
            if (dir == null || !Files.isDirectory(dir)) {
                throw new IllegalStateException("EARNEST_CALLER_KEYS_DIR must name the folder with the public keys of "
                        + properties.callers().keySet());
            }
            try {
                List<ECDSAVerifier> keys = new ArrayList<>();
                for (ECPublicKey key : Pem.ecPublicKeys(dir.resolve(name + ".pub.pem"))) {
                    keys.add(new ECDSAVerifier(key));
                }
                known.put(name, new Known(keys, caller.scopes()));
            } catch (JOSEException e) {
                throw new IllegalStateException("the keys of " + name + " must be on P-256", e);
            }
        });
        return new CallerVerifier(properties.serviceName(), known, clock, meters);
    }

    /** The caller, or empty where the token proves none. */
    public Optional<Caller> verify(@Nullable String token) {
        if (token == null || token.length() > LONGEST) {
            return Optional.empty();
        }
        Proven known = remembered.of(token);
        Proven proven = known == null ? proven(token) : known;
        if (proven == null || !isTimely(proven.end)) {
            return Optional.empty();
        }
        if (known == null) {
            remembered.put(token, proven, proven.end.plus(SKEW));
        }
        return Optional.of(proven.caller);
    }

    private @Nullable Proven proven(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            Known known = claims.getIssuer() == null ? null : callers.get(claims.getIssuer());
            if (known == null
                    || !JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
                    || !ServiceTokens.TYPE.equals(jwt.getHeader().getType())
                    || !claims.getAudience().equals(List.of(provider))
                    || claims.getExpirationTime() == null) {
                return null;
            }
            if (!known.signed(jwt)) {
                count.refused();
                return null;
            }
            count.valid();
            return new Proven(
                    new Caller(claims.getIssuer(), known.scopes),
                    claims.getExpirationTime().toInstant());
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }

    private boolean isTimely(Instant end) {
        Instant now = clock.instant();
        return end.isAfter(now.minus(SKEW))
                && end.isBefore(now.plus(ServiceTokens.LIFETIME).plus(SKEW));
    }

    /** What a token proved, and until when. */
    private record Proven(Caller caller, Instant end) {}

    record Known(List<ECDSAVerifier> keys, Set<String> scopes) {
        boolean signed(SignedJWT jwt) throws JOSEException {
            for (ECDSAVerifier key : keys) {
                if (jwt.verify(key)) {
                    return true;
                }
            }
            return false;
        }
    }
}
