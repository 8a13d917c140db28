package io.earnest.chassis.notification;

import java.time.Instant;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What one person was told, as it is kept.
 *
 * @param id derived from the service, the person and the event
 * @param profile whose it is; shown to nobody else
 * @param position sorts by time, alike in all services
 * @param unread until its owner has marked it, or it has happened again since
 */
public record Notification(
        @BsonId String id,
        String profile,
        String kind,
        String position,
        Instant at,
        int count,
        boolean unread,
        String link,
        Map<String, String> details,
        boolean appealable) {}
