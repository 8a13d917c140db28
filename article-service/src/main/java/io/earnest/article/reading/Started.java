package io.earnest.article.reading;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * That a reading was started: what its id stands for when its place was taken by another.
 *
 * @param creditedSeconds what was credited when it ended
 */
public record Started(
        @BsonId String id,
        String article,
        String reader,
        int requiredSeconds,
        Instant startedAt,
        int creditedSeconds,
        double scroll) {}
