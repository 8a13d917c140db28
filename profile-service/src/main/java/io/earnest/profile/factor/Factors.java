package io.earnest.profile.factor;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What one account has beside its password.
 *
 * @param profile whose they are
 * @param codes hashes of the recovery codes that are left
 * @param codesAt when these were made
 * @param totp the second factor, while there is one
 * @param offered a secret that was shown and not yet confirmed by a code
 */
public record Factors(
        @BsonId String profile,
        @Nullable List<String> codes,
        @Nullable Instant codesAt,
        @Nullable Totp totp,
        @Nullable Totp offered) {
    /**
     * Time-based codes (RFC 6238).
     *
     * @param secret sealed
     * @param since when it was confirmed, or offered
     * @param step the time step of the last code that was taken: none counts twice, nor an older one
     * @param tries codes tried since the last right one, within the window
     * @param triesUntil when that window ends
     */
    public record Totp(String secret, Instant since, long step, int tries, Instant triesUntil) {}

    public int codesLeft() {
        return codes == null ? 0 : codes.size();
    }

    static Factors none(String profile) {
        return new Factors(profile, null, null, null, null);
    }
}
