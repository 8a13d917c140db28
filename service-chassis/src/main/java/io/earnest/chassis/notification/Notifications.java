package io.earnest.chassis.notification;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.Ids;
import io.earnest.chassis.store.Writes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The notifications of one service, by person. The newest {@value #MOST} of each and of the last 180 days: what is beyond is
 * swept away by some of the writes, as not every store has indexes that forget by themselves.
 */
public final class Notifications {
    static final String COLLECTION = "notifications";
    static final int MOST = 500;
    static final int MOST_COUNTED = 100;
    static final Duration KEPT = Duration.ofDays(180);
    private static final int SWEEP_EACH = 16;

    private final MongoCollection<Notification> notifications;
    private final String service;
    private final Clock clock;

    /**
     * @param service begins the ids, so that they differ from those of other services
     */
    public Notifications(MongoDatabase database, String service, Clock clock) {
        this.notifications = database.getCollection(COLLECTION, Notification.class);
        this.service = service;
        this.clock = clock;
        notifications.createIndex(Indexes.ascending("profile", "position"));
        notifications.createIndex(Indexes.ascending("profile", "unread"));
        notifications.createIndex(Indexes.ascending("position"));
    }

    /** Tells it, by one write. Nothing changes where it has been told, and as often. */
    public void tell(News news) {
        String id = id(news.profile(), news.key());
        Bson untold = new Document("_id", id).append("count", new Document("$lt", news.count()));
        Bson told = Updates.combine(
                Updates.set("profile", news.profile()),
                Updates.set("kind", news.kind()),
                Updates.set("position", News.position(news.at(), id)),
                Updates.set("at", news.at()),
                Updates.set("count", news.count()),
                Updates.set("unread", true),
                Updates.set("link", news.link()),
                Updates.set("details", new Document(news.details())),
                Updates.set("appealable", news.appealable()));
        try {
            boolean added = notifications
                            .updateOne(untold, told, new UpdateOptions().upsert(true))
                            .getUpsertedId()
                    != null;
            if (added && ThreadLocalRandom.current().nextInt(SWEEP_EACH) == 0) {
                sweep(news.profile());
            }
        } catch (MongoWriteException e) {
            if (!Writes.isDuplicateKey(e)) {
                throw e;
            }
            // It is there: told as often, or by somebody who was faster and had counted fewer.
            notifications.updateOne(untold, told);
        }
    }

    /** The id of what is told of an event: of this service alone, and of this person. */
    String id(String profile, String key) {
        return service + "-" + Ids.derived("notification", service, profile, key);
    }

    /** Removes what is beyond the newest {@value #MOST} of a person, and everybody's that is too old. */
    void sweep(String profile) {
        Notification first = notifications
                .find(eq("profile", profile))
                .sort(Indexes.descending("profile", "position"))
                .skip(MOST)
                .limit(1)
                .first();
        if (first != null) {
            notifications.deleteMany(and(eq("profile", profile), lte("position", first.position())));
        }
        notifications.deleteMany(lt("position", oldest()));
    }

    /** Those of a person before a position, newest first. */
    List<Notification> page(String profile, @Nullable String before, int limit) {
        Bson own = and(eq("profile", profile), gte("position", oldest()));
        return notifications
                .find(before == null ? own : and(own, lt("position", before)))
                .sort(Indexes.descending("profile", "position"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** All of a person behind a position, oldest first, for their export. */
    List<Notification> all(String profile, @Nullable String after, int limit) {
        return notifications
                .find(and(eq("profile", profile), gt("position", after == null ? "" : after)))
                .sort(Indexes.ascending("profile", "position"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** How many a person has not read, counted to at most {@value #MOST_COUNTED}. */
    int unread(String profile) {
        return Math.toIntExact(notifications.countDocuments(
                and(eq("profile", profile), eq("unread", true)), new CountOptions().limit(MOST_COUNTED)));
    }

    Optional<Notification> find(String profile, String id) {
        return Optional.ofNullable(
                notifications.find(and(eq("_id", id), eq("profile", profile))).first());
    }

    /** Marks what a person had up to a moment; what has happened since, or again, stays unread. */
    void readUntil(String profile, Instant until) {
        notifications.updateMany(
                and(eq("profile", profile), eq("unread", true), lte("at", until)), Updates.set("unread", false));
    }

    /** Marks some of a person's own; ids of others' change nothing. */
    void read(String profile, Collection<String> ids) {
        notifications.updateMany(and(in("_id", ids), eq("profile", profile)), Updates.set("unread", false));
    }

    /** Removes all that a person was told. */
    void forget(String profile) {
        notifications.deleteMany(eq("profile", profile));
    }

    private String oldest() {
        return News.position(clock.instant().minus(KEPT), "");
    }
}
