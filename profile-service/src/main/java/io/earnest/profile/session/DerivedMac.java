package io.earnest.profile.session;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMACs for one purpose, under keys that derive from those of {@link SigningKey}: what is made with the one that signs is
 * accepted as long as that key is in the file.
 */
public final class DerivedMac {
    private static final String HMAC = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    /**
     * Keys for one purpose.
     *
     * @param purpose makes these keys different from those of any other purpose
     */
    public DerivedMac(SigningKey signingKey, String purpose) {
        this.keys = signingKey.all().stream().map(key -> derived(key, purpose)).toList();
    }

    /** In base64url. */
    public String of(String text) {
        return encoded(keys.getFirst(), text);
    }

    /** The same under each key, the one that signs first. */
    List<String> underEachKey(String text) {
        return keys.stream().map(key -> encoded(key, text)).toList();
    }

    /** Whether it was made of that text, under any of the keys. */
    public boolean isOf(String text, String mac) {
        byte[] told = mac.getBytes(StandardCharsets.UTF_8);
        return underEachKey(text).stream()
                .anyMatch(own -> MessageDigest.isEqual(own.getBytes(StandardCharsets.UTF_8), told));
    }

    private static SecretKeySpec derived(ECKey key, String purpose) {
        return new SecretKeySpec(mac(new SecretKeySpec(key.getD().decode(), HMAC), purpose), HMAC);
    }

    private static String encoded(SecretKeySpec key, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, text));
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
