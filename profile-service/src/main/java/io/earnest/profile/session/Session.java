package io.earnest.profile.session;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Somebody signed in somewhere. It ends by being removed.
 *
 * @param generation number of the refresh token that is good now, from 1
 * @param rotatedAt when it became so
 * @param client what the client called itself, for its owner to know it by
 */
public record Session(
        @BsonId String id, String profile, Instant createdAt, long generation, Instant rotatedAt, String client) {}
