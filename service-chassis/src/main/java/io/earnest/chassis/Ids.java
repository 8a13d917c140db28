package io.earnest.chassis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Opaque identifiers: 20 characters of lower-case Crockford base32 (100 bits), without {@code -}, so that the id of a
 * slug is what stands behind its last {@code -}.
 */
public final class Ids {
    public static final int LENGTH = 20;

    /** The form of an id, for annotations. */
    public static final String PATTERN = "[0-9a-hjkmnp-tv-z]{" + LENGTH + "}";

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final Pattern ID = Pattern.compile(PATTERN);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new id that nobody can guess. */
    public static String random() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return encode(bytes);
    }

    /** The id that these parts always give: the same parts, the same id. */
    public static String derived(String... parts) {
        return encode(sha256(parts));
    }

    /** A hash of the parts (hex SHA-256), to tell whether a repeated request asks for the same thing. */
    public static String fingerprint(String... parts) {
        StringBuilder hex = new StringBuilder(64);
        for (byte b : sha256(parts)) {
            hex.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return hex.toString();
    }

    /** Whether the text has the form of an id (it may still name nothing). */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The id in an id or a slug: what stands behind the last {@code -}. */
    public static String ofSlug(String idOrSlug) {
        return idOrSlug.substring(idOrSlug.lastIndexOf('-') + 1);
    }

    private static String encode(byte[] bytes) {
        char[] id = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            id[i] = ALPHABET[bytes[i] & 31];
        }
        return new String(id);
    }

    private static byte[] sha256(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // The length in front keeps ("ab", "c") and ("a", "bc") apart.
                digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
                digest.update((byte) ':');
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
