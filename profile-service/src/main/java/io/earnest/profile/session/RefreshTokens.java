package io.earnest.profile.session;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Refresh tokens: session, generation and an HMAC of both. The store holds neither token nor hash, so a copy of it lets
 * nobody in; any generation's token can be made again, so that two tabs which rotate at the same moment get the same
 * successor; and an old token is told from an invented one, so that only a token which was really given out, and is used
 * again, ends a session. The keys derive from those of {@link SigningKey}: who removes one ends the sessions that were not
 * refreshed since another one signs.
 */
@Component
class RefreshTokens {
    private static final String HMAC = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    /** A token that this service has made, as read back. */
    record Parsed(String session, long generation) {}

    RefreshTokens(SigningKey signingKey) {
        this.keys = signingKey.all().stream().map(RefreshTokens::derived).toList();
    }

    private static SecretKeySpec derived(ECKey key) {
        byte[] secret = key.getD().decode();
        return new SecretKeySpec(mac(new SecretKeySpec(secret, HMAC), "earnest refresh tokens 1"), HMAC);
    }

    String of(String session, long generation) {
        return session + "." + generation + "." + signature(keys.getFirst(), session, generation);
    }

    /** What the token says, or empty where it is none of ours. */
    Optional<Parsed> parse(@Nullable String token) {
        if (token == null || token.length() > 200) {
            return Optional.empty();
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !parts[1].matches("[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        long generation = Long.parseLong(parts[1]);
        byte[] signature = parts[2].getBytes(StandardCharsets.US_ASCII);
        boolean ours = keys.stream()
                .anyMatch(key -> MessageDigest.isEqual(
                        signature(key, parts[0], generation).getBytes(StandardCharsets.US_ASCII), signature));
        return ours ? Optional.of(new Parsed(parts[0], generation)) : Optional.empty();
    }

    private static String signature(SecretKeySpec key, String session, long generation) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, session + "." + generation));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
