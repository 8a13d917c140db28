package io.earnest.profile.admin;

import io.earnest.chassis.intent.Intent;
import io.earnest.profile.rewards.Settlement;
import java.time.Instant;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, when and why. For this service's own orders the record is the order itself: it is written, with its
 * intent, before anything is done, so that a crash leaves neither a deed without a record nor an order that is never
 * carried out. Records are never changed but for how they ended, and never removed.
 *
 * @param actor id of the operator's or moderator's profile
 * @param action such as {@code twei-granted}
 * @param subject what it was done to: a profile's id, an entry's key, an article's id
 * @param order what is to be done here, or null where another service has done it
 * @param problem why it was refused: name, title, status, detail, extra
 * @param intent while the order is not carried out
 */
public record AuditRecord(
        @BsonId String id,
        Instant at,
        String actor,
        String action,
        String subject,
        String note,
        Status status,
        @Nullable Order order,
        @Nullable Settlement settlement,
        @Nullable Document problem,
        @Nullable Intent intent) {

    private static final String OWN_SERVICE = "profile-service";

    /** The id of what another service reports or orders: its key, under the service's name. */
    static String reportedId(String service, String key) {
        return service + ":" + key;
    }

    /** What was done already when it is noted. */
    static AuditRecord noted(String id, Instant at, String actor, String action, String subject, String note) {
        return new AuditRecord(id, at, actor, action, subject, note, Status.DONE, null, null, null, null);
    }

    /** The service that vouches for the record: the one whose key signed the report, else this one. */
    String reporter() {
        int end = id.indexOf(':');
        return end < 0 ? OWN_SERVICE : id.substring(0, end);
    }

    /** How far it is. */
    public enum Status {
        PENDING,
        DONE,
        REFUSED
    }
}
