package io.earnest.profile.factor;

import io.earnest.chassis.token.Pem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Keeps a secret that must be read again: AES-256-GCM, bound to its owner, under a key that the store does not hold. A key of
 * its own, and not that of people's tokens: replacing that one after a leak must not take everybody's second factor away.
 */
@Component
class Sealing {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final List<SecretKeySpec> keys;

    Sealing(FactorProperties properties) {
        Path file = properties.keyFile();
        if (file == null || file.toString().isEmpty()) {
            throw new IllegalStateException(
                    "EARNEST_FACTOR_KEY_FILE must name the private key that seals second factors; `./earnest secrets` makes it");
        }
        this.keys = Pem.ecPrivateKeys(file).stream()
                .map(key -> derived(key.getS().toByteArray()))
                .toList();
    }

    String seal(String owner, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), owner, nonce).doFinal(secret);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** Empty where none of the keys has sealed it for that owner. */
    Optional<byte[]> open(String owner, String sealed) {
        byte[] all = Base64.getUrlDecoder().decode(sealed);
        for (SecretKeySpec key : keys) {
            try {
                return Optional.of(cipher(Cipher.DECRYPT_MODE, key, owner, Arrays.copyOf(all, NONCE_BYTES))
                        .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES));
            } catch (AEADBadTagException e) {
                // Another key's.
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has AES-GCM", e);
            }
        }
        return Optional.empty();
    }

    private static Cipher cipher(int mode, SecretKeySpec key, String owner, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKeySpec derived(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal("earnest second factors 1".getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
