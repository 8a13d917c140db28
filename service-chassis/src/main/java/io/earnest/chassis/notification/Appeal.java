package io.earnest.chassis.notification;

import io.earnest.chassis.intent.Intent;
import java.time.Instant;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says against what was decided about them, as they were told of it; one for each notification.
 *
 * @param id that of the notification
 * @param profile who appeals; told to nobody who decides
 * @param kind that of the notification, with its {@code link} and {@code details}: they may be gone by then
 * @param position sorts by time
 * @param intent while something follows from the answer
 */
public record Appeal(
        @BsonId String id,
        String profile,
        String kind,
        String link,
        Map<String, String> details,
        String text,
        State state,
        Instant at,
        String position,
        @Nullable Answer answer,
        @Nullable Intent intent) {

    /** How it stands. */
    public enum State {
        OPEN,
        /** What was decided stands. */
        STANDS,
        TAKEN_BACK
    }

    /**
     * What was decided about it.
     *
     * @param by profile of who decided; told to the audit alone
     */
    public record Answer(String by, String reason, Instant at) {}
}
