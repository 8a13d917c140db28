package io.earnest.profile.passkey;

import io.earnest.profile.session.DerivedMac;
import io.earnest.profile.session.SigningKey;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an authenticator is asked to sign: random, good for five minutes, and for the purpose alone that it was made for. It
 * says so itself, by a keyed hash: nothing is kept of challenges that nobody answers.
 */
@Component
class PasskeyChallenges {
    static final String SIGN_IN = "sign in";
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final int RANDOM_BYTES = 16;
    private static final int HEAD_BYTES = RANDOM_BYTES + Long.BYTES;

    private final SecureRandom random = new SecureRandom();
    private final DerivedMac mac;
    private final Clock clock;

    PasskeyChallenges(SigningKey key, Clock clock) {
        this.mac = new DerivedMac(key, "earnest passkey challenges 1");
        this.clock = clock;
    }

    /** In base64url. */
    String create(String purpose) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        byte[] head = ByteBuffer.allocate(HEAD_BYTES)
                .put(bytes)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .array();
        byte[] code = Base64.getUrlDecoder().decode(mac.of(signed(purpose, head)));
        return encoded(ByteBuffer.allocate(HEAD_BYTES + code.length)
                .put(head)
                .put(code)
                .array());
    }

    /** When the challenge ends; null where it is none of ours for that purpose, or has ended. */
    @Nullable
    Instant end(String purpose, String challenge) {
        byte[] bytes = Base64.getUrlDecoder().decode(challenge);
        if (bytes.length <= HEAD_BYTES) {
            return null;
        }
        ByteBuffer read = ByteBuffer.wrap(bytes);
        byte[] head = new byte[HEAD_BYTES];
        read.get(head);
        byte[] code = new byte[read.remaining()];
        read.get(code);
        if (!mac.isOf(signed(purpose, head), encoded(code))) {
            return null;
        }
        Instant end = Instant.ofEpochSecond(ByteBuffer.wrap(head).getLong(RANDOM_BYTES));
        return end.isAfter(clock.instant()) ? end : null;
    }

    private static String signed(String purpose, byte[] head) {
        return purpose + "\n" + encoded(head);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
