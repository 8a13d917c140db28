package io.earnest.chassis.testing;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.earnest.chassis.token.Pem;
import io.earnest.chassis.token.ServiceTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys of a whole little system in a temporary folder, for tests that start a service: the same names as the
 * configuration by environment, and tokens of people and of services.
 */
public final class TestKeys {
    private static final List<String> SERVICES =
            List.of("gateway", "article-service", "comment-service", "profile-service", "rewards-service");

    private final Path dir;
    private final Map<String, KeyPair> pairs = new ConcurrentHashMap<>();

    private TestKeys(Path dir) {
        this.dir = dir;
    }

    public static TestKeys create() {
        try {
            TestKeys keys = new TestKeys(Files.createTempDirectory("earnest-keys"));
            for (String service : SERVICES) {
                KeyPair pair = keys.pair(service);
                Files.writeString(keys.dir.resolve(service + ".pem"), Pem.of(pair.getPrivate()));
                Files.writeString(keys.dir.resolve(service + ".pub.pem"), Pem.of(pair.getPublic()));
            }
            Files.writeString(keys.tokenKeyFile(), Pem.of(keys.pair("people").getPrivate()));
            Files.writeString(keys.factorKeyFile(), Pem.of(keys.pair("factors").getPrivate()));
            for (Path file : List.of(keys.ledgerKeyFile(), keys.logKeyFile())) {
                Files.writeString(
                        file,
                        Pem.of(KeyPairGenerator.getInstance("Ed25519")
                                .generateKeyPair()
                                .getPrivate()));
            }
            return keys;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** For EARNEST_CALLER_KEYS_DIR ({@code earnest.caller-keys-dir}). */
    public Path callerKeysDir() {
        return dir;
    }

    /** For EARNEST_SERVICE_KEY_FILE ({@code earnest.service-key-file}). */
    public Path serviceKeyFile(String service) {
        return dir.resolve(service + ".pem");
    }

    /** For EARNEST_TOKEN_KEY_FILE. */
    public Path tokenKeyFile() {
        return dir.resolve("token.pem");
    }

    /** For EARNEST_FACTOR_KEY_FILE. */
    public Path factorKeyFile() {
        return dir.resolve("factors.pem");
    }

    /** For EARNEST_LEDGER_KEY_FILE. */
    public Path ledgerKeyFile() {
        return dir.resolve("ledger.pem");
    }

    /** For EARNEST_LEDGER_LOG_KEY_FILE. */
    public Path logKeyFile() {
        return dir.resolve("log.pem");
    }

    /** A call's Authorization header value from one service to another. */
    public String serviceBearer(String caller, String provider) {
        return "Bearer "
                + new ServiceTokens(caller, (ECPrivateKey) pair(caller).getPrivate(), Clock.systemUTC())
                        .forProvider(provider);
    }

    /** A person's Authorization header value, signed with this system's token key. */
    public String personBearer(String profile, String handle, int level, String... roles) {
        return bearer(profile, "session0000000000000", handle, level, roles);
    }

    /** Of somebody whose session matters, and nothing else. */
    public String sessionBearer(String profile, String session) {
        return bearer(profile, session, "ada", 3);
    }

    private String bearer(String profile, String session, String handle, int level, String... roles) {
        Instant now = Instant.now();
        return "Bearer "
                + sign(new JWTClaimsSet.Builder()
                        .issuer("earnest")
                        .audience("earnest")
                        .subject(profile)
                        .claim("handle", handle)
                        .claim("roles", List.of(roles))
                        .claim("level", level)
                        .claim("sid", session)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(600)))
                        .build());
    }

    /** Any claims, signed with the token key: for tests of wrong audiences and expired tokens. */
    public String sign(JWTClaimsSet claims) {
        return sign(claims, "people");
    }

    /** The same under another name for the key, such as one that is not published. */
    public String sign(JWTClaimsSet claims, String keyId) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), claims);
            jwt.sign(new ECDSASigner((ECPrivateKey) pair("people").getPrivate()));
            return jwt.serialize();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What profile-service would publish at {@code /.well-known/jwks.json}. */
    public String jwks() {
        return new JWKSet(new ECKey.Builder(
                                Curve.P_256, (ECPublicKey) pair("people").getPublic())
                        .keyID("people")
                        .algorithm(JWSAlgorithm.ES256)
                        .build())
                .toString();
    }

    private KeyPair pair(String name) {
        return pairs.computeIfAbsent(name, n -> {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                return generator.generateKeyPair();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
