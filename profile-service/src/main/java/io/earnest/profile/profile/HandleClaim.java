package io.earnest.profile.profile;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Who has a handle. Claimed before the profile is written and settled after, so that a handle is nobody's twice, and
 * none is lost to a crash in between: an unsettled claim of a minute without a profile may be taken over.
 *
 * <p>The claim of a deleted account stays for ever, so that nobody else gets the handle, but no longer says whose it was.
 *
 * @param handle lower-case
 * @param profile the profile's id, or {@link #NOBODY}
 * @param settled whether the profile is there; from then on it is final
 */
public record HandleClaim(@BsonId String handle, String profile, Instant claimedAt, boolean settled) {
    /** Whose handle it is after the account's deletion. */
    static final String NOBODY = "nobody";
}
