package io.earnest.article.rating;

import io.earnest.article.rewards.Booking;
import io.earnest.chassis.intent.Intent;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What a reader gave an article: final, once it is booked.
 *
 * @param id {@code {article}:{reader}}
 * @param account who gets the author's share, as it was when the rating was accepted
 */
public record Rating(
        @BsonId String id,
        String article,
        String reader,
        String account,
        Value value,
        Booking booking,
        Instant ratedAt,
        @Nullable Intent intent) {

    /** A plus earns the author something and counts at once; a minus costs and counts when it is paid. */
    public enum Value {
        PLUS(2),
        MINUS(5);

        private final int requiredLevel;

        Value(int requiredLevel) {
            this.requiredLevel = requiredLevel;
        }

        int requiredLevel() {
            return requiredLevel;
        }
    }

    static String id(String article, String reader) {
        return article + ":" + reader;
    }

    /** The ledger's natural key, which is the key of the experience too. */
    String naturalKey() {
        return "article-rated:" + id;
    }

    /** A refused attempt that owes nothing more: the way is free for a new one. */
    boolean isOver() {
        return booking.isRefused() && intent == null;
    }
}
