package io.earnest.launcher.system;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets that no person types. */
public final class RandomText {
    private static final int PASSWORD_BYTES = 24;
    private static final int KEY_FILE_BYTES = 96;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /** A password of 192 bits. Hexadecimal, so that no address and no shell has to quote it. */
    public static String password() {
        return HexFormat.of().formatHex(bytes(PASSWORD_BYTES));
    }

    /** What the members of a replica set prove themselves to one another by: base64, as mongod reads its key file. */
    public static String keyFile() {
        return Base64.getEncoder().encodeToString(bytes(KEY_FILE_BYTES));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
