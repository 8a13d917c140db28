package io.earnest.profile.factor;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A time-based code as all authenticator apps make it: RFC 6238 with SHA-1 and steps of 30 seconds. */
final class TotpCode {
    static final int DIGITS = 6;
    static final int STEP_SECONDS = 30;

    private static final String HMAC = "HmacSHA1";

    private TotpCode() {}

    static long stepAt(long epochSeconds) {
        return Math.floorDiv(epochSeconds, STEP_SECONDS);
    }

    static String of(byte[] secret, long step, int digits) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            byte[] digest =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = digest[digest.length - 1] & 0xf;
            long number = (ByteBuffer.wrap(digest).getInt(offset) & 0x7fffffffL) % (long) Math.pow(10, digits);
            return String.format(Locale.ROOT, "%0" + digits + "d", number);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
