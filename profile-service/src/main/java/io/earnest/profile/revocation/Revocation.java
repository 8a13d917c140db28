package io.earnest.profile.revocation;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Something that tokens which are out do not say.
 *
 * @param number its place in the feed, from 1, without gaps
 * @param profile whom it concerns
 * @param sessions those that have ended, of {@link Kind#SESSIONS_ENDED}; else none
 * @param at when it was written
 */
public record Revocation(@BsonId long number, Kind kind, String profile, List<String> sessions, Instant at) {
    public enum Kind {
        SUSPENDED,
        /** A suspension has ended; the sessions that it ended stay so. */
        REINSTATED,
        SESSIONS_ENDED,
        ACCOUNT_DELETED
    }
}
