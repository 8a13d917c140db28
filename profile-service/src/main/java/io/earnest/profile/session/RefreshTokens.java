package io.earnest.profile.session;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Refresh tokens: session, generation and an HMAC of both. The store holds neither token nor hash, so a copy of it lets
 * nobody in; any generation's token can be made again, so that two tabs which rotate at the same moment get the same
 * successor; and an old token is told from an invented one, so that only a token which was really given out, and is used
 * again, ends a session. The key derives from the signing key: who replaces that one ends all sessions.
 */
@Component
class RefreshTokens {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    /** A token that this service has made, as read back. */
    record Parsed(String session, long generation) {}

    RefreshTokens(SigningKey signingKey) {
        byte[] secret = signingKey.key().getD().decode();
        this.key = new SecretKeySpec(mac(new SecretKeySpec(secret, HMAC), "earnest refresh tokens 1"), HMAC);
    }

    String of(String session, long generation) {
        return session + "." + generation + "." + signature(session, generation);
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
        boolean ours = MessageDigest.isEqual(
                signature(parts[0], generation).getBytes(StandardCharsets.US_ASCII),
                parts[2].getBytes(StandardCharsets.US_ASCII));
        return ours ? Optional.of(new Parsed(parts[0], generation)) : Optional.empty();
    }

    private String signature(String session, long generation) {
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
