package io.earnest.comment.flag;

import io.earnest.chassis.intent.Intent;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One person's flag on one comment, {@code {comment}:{flagger}}; nobody but its flagger ever sees whose it is.
 *
 * @param words the flagger's own, where the reason is {@link Reason#OTHER}
 * @param round of the comment's case that it belongs to
 * @param intent while the case has not counted it
 */
public record Flag(
        @BsonId String id,
        String commentId,
        String flagger,
        Reason reason,
        @Nullable String words,
        int round,
        Instant at,
        @Nullable Intent intent) {
    static String id(String commentId, String flagger) {
        return commentId + ":" + flagger;
    }

    static String naturalKey(String id) {
        return "comment-flagged:" + id;
    }
}
