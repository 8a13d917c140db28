package io.earnest.profile.factor;

import io.earnest.chassis.store.Writes;
import io.earnest.profile.factor.Factors.Totp;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Time-based codes as a second factor. One step to each side is taken for clocks; no code counts twice. A code has six digits
 * only, so tries are counted for the account, in the store, wherever they come from.
 */
@Component
public class TimeCodes {
    private static final Logger LOG = LoggerFactory.getLogger(TimeCodes.class);
    private static final int SECRET_BYTES = 20;
    private static final int MOST_TRIES = 10;
    private static final Duration TRIES_WINDOW = Duration.ofMinutes(15);
    /** For how long an offered secret waits for its first code. */
    private static final Duration OFFERED = Duration.ofMinutes(30);

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final SecureRandom random = new SecureRandom();
    private final FactorStore store;
    private final Sealing sealing;
    private final Profiles profiles;
    private final Clock clock;

    TimeCodes(FactorStore store, Sealing sealing, Profiles profiles, Clock clock) {
        this.store = store;
        this.sealing = sealing;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** How a code was found. */
    public sealed interface Check {
        record Right() implements Check {}

        /** Wrong, used before, or there is no such factor. */
        record Wrong() implements Check {}

        /**
         * The account has had its tries.
         *
         * @param retryAfter until the next one is looked at
         */
        record TooMany(Duration retryAfter) implements Check {}
    }

    /**
     * A secret to put into an authenticator app.
     *
     * @param secret in base 32, for typing
     * @param uri for a QR code
     */
    public record Offer(String secret, String uri) {
        @Override
        public String toString() {
            return "Offer[]";
        }
    }

    public boolean isOn(String profile) {
        return store.of(profile).totp() != null;
    }

    /** A new secret. Nothing changes before a code of it has come ({@link #confirm}). */
    public Offer offer(Profile profile) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        Instant now = now();
        store.offer(profile.id(), new Totp(sealing.seal(profile.id(), secret), now, 0, 0, now));
        if (profiles.byId(profile.id()).filter(Profile::isActive).isEmpty()) {
            store.forget(profile.id()); // Deleted meanwhile: what is erased stays so.
        }
        String text = base32(secret);
        String label = URLEncoder.encode("Earnest:" + profile.handle(), StandardCharsets.UTF_8);
        return new Offer(text, "otpauth://totp/" + label + "?secret=" + text + "&issuer=Earnest");
    }

    /** Makes the offered secret the second factor, by a code of it. */
    public Check confirm(String profile, String code) {
        return checked(profile, code, "offered");
    }

    public Check check(String profile, String code) {
        return checked(profile, code, "totp");
    }

    public boolean remove(String profile) {
        return store.removeTotp(profile);
    }

    private Check checked(String profile, String code, String field) {
        return Writes.retried("the tries of a second factor", () -> once(profile, code, field));
    }

    /** The try is written down first, so that many at once gain nothing. */
    private Optional<Check> once(String profile, String code, String field) {
        Factors factors = store.of(profile);
        boolean offered = field.equals("offered");
        Totp totp = offered ? factors.offered() : factors.totp();
        Instant now = now();
        if (totp == null || (offered && totp.since().plus(OFFERED).isBefore(now))) {
            return Optional.of(new Check.Wrong());
        }
        boolean within = totp.triesUntil().isAfter(now);
        if (within && totp.tries() >= MOST_TRIES) {
            return Optional.of(new Check.TooMany(Duration.between(now, totp.triesUntil())));
        }
        Totp tried = new Totp(
                totp.secret(),
                totp.since(),
                totp.step(),
                within ? totp.tries() + 1 : 1,
                within ? totp.triesUntil() : now.plus(TRIES_WINDOW));
        if (!store.replace(profile, field, totp, tried)) {
            return Optional.empty();
        }
        byte[] secret = opened(profile, totp);
        OptionalLong step = secret == null ? OptionalLong.empty() : stepOf(secret, code, totp.step(), now);
        if (secret == null || step.isEmpty()) {
            return Optional.of(new Check.Wrong());
        }
        // Sealed anew, so that it is under the key that is the first one now.
        Totp right = new Totp(sealing.seal(profile, secret), offered ? now : totp.since(), step.getAsLong(), 0, now);
        boolean taken = offered ? store.confirm(profile, tried, right) : store.replace(profile, field, tried, right);
        return taken ? Optional.of(new Check.Right()) : Optional.empty();
    }

    private byte @Nullable [] opened(String profile, Totp totp) {
        byte[] secret = sealing.open(profile, totp.secret()).orElse(null);
        if (secret == null) {
            LOG.error("the second factor of {} was sealed by a key that is not there", profile);
        }
        return secret;
    }

    private static OptionalLong stepOf(byte[] secret, String code, long last, Instant now) {
        long current = TotpCode.stepAt(now.getEpochSecond());
        byte[] typed = code.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        for (long step = current - 1; step <= current + 1; step++) {
            byte[] right = TotpCode.of(secret, step, TotpCode.DIGITS).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(right, typed) && step > last) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte next : bytes) {
            held = (held << 8 | (next & 0xff)) & 0xfff;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(BASE32.charAt(held >> (bits - 5) & 31));
            }
        }
        return text.toString(); // 20 bytes are 32 letters: nothing is left over
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
