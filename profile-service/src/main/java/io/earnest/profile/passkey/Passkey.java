package io.earnest.profile.passkey;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of an account.
 *
 * @param id of the credential, in base64url
 * @param profile whose it is; also the user handle that the authenticator keeps
 * @param name as its owner calls it
 * @param credential the authenticator's own words at registration, with the public key, in base64url
 * @param counter how many signatures it had made; 0 where it does not count
 * @param backupEligible whether it may be copied to other devices
 * @param backedUp whether it was
 * @param lastUsedAt null before its first sign-in
 */
public record Passkey(
        @BsonId String id,
        String profile,
        String name,
        String credential,
        long counter,
        boolean backupEligible,
        boolean backedUp,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
