package io.earnest.chassis.notification;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notification, to its owner alone.
 *
 * @param kind what happened, such as {@code comment-answered}
 * @param count how often it has happened so far
 * @param link path of the page that shows it
 * @param details named words of this kind, such as {@code reason}
 * @param appealable whether an appeal can be sent now
 * @param appeal how the appeal stands; null where there is none
 */
record NotificationView(
        String id,
        String kind,
        Instant at,
        int count,
        boolean read,
        String link,
        Map<String, String> details,
        boolean appealable,
        Appeal.@Nullable State appeal) {

    static NotificationView of(Notification told, @Nullable Appeal appeal) {
        return new NotificationView(
                told.id(),
                told.kind(),
                told.at(),
                told.count(),
                !told.unread(),
                told.link(),
                told.details(),
                told.appealable() && appeal == null,
                appeal == null ? null : appeal.state());
    }
}
