package io.earnest.launcher.bench.ledger;

import io.earnest.launcher.Refusal;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.Keys;
import io.earnest.launcher.system.ServiceName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Signs calls in a service's name, with the key that the data directory has: a token of a minute, half of it used. */
final class ServiceToken {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"service+jwt\"}";

    private final String caller;
    private final String provider;
    private final PrivateKey key;
    private final Clock clock;
    private String token = "";
    private Instant renewAt = Instant.EPOCH;

    ServiceToken(String caller, String provider, PrivateKey key, Clock clock) {
        this.caller = caller;
        this.provider = provider;
        this.key = key;
        this.clock = clock;
    }

    /** For calls of that service to rewards-service. */
    static ServiceToken toRewards(DataDirectory data, ServiceName caller) {
        return new ServiceToken(caller.module(), ServiceName.REWARDS.module(), key(data, caller), Clock.systemUTC());
    }

    private static PrivateKey key(DataDirectory data, ServiceName caller) {
        try {
            String pem = Files.readString(new Keys(data).privateKey(caller));
            String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new Refusal(
                    "The key of " + caller.module() + " in " + data.root() + " can't be read: " + e.getMessage(), e);
        }
    }

    /** One that serves for half a minute at least. */
    synchronized String now() {
        Instant now = clock.instant();
        if (!now.isBefore(renewAt)) {
            token = sign(now);
            renewAt = now.plus(LIFETIME.dividedBy(2));
        }
        return token;
    }

    private String sign(Instant now) {
        String claims = "{\"iss\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d}"
                .formatted(
                        caller,
                        provider,
                        now.getEpochSecond(),
                        now.plus(LIFETIME).getEpochSecond());
        String signed =
                base64(HEADER.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a service token could not be signed", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
