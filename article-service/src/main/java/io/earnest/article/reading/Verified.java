package io.earnest.article.reading;

import io.earnest.article.rewards.Booking;
import io.earnest.chassis.intent.Intent;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * That a profile has read an article, once and for ever, and what became of the pay for it.
 *
 * @param id {@code {article}:{reader}}
 * @param account who has the author's part, as it was when the reading started
 * @param level the reader's when it was verified
 */
public record Verified(
        @BsonId String id,
        String reading,
        String article,
        String reader,
        String account,
        int level,
        int requiredSeconds,
        int creditedSeconds,
        double scroll,
        Instant verifiedAt,
        Booking booking,
        @Nullable Intent intent) {

    static String id(String article, String reader) {
        return article + ":" + reader;
    }

    /** The ledger's natural key, which is the key of the experience too. */
    String naturalKey() {
        return "article-read:" + id;
    }
}
