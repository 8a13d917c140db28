package io.earnest.article.reading;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.earnest.chassis.store.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Slots by profile, and started readings by id. A heartbeat is one small write by {@code _id}. */
@Component
class ReadingStore {
    private final MongoCollection<Slot> slots;
    private final MongoCollection<Started> started;

    ReadingStore(MongoDatabase database) {
        slots = database.getCollection("slots", Slot.class);
        started = database.getCollection("readings", Started.class);
        started.createIndex(ascending("reader", "_id"));
    }

    Optional<Slot> slot(String profile) {
        return Optional.ofNullable(slots.find(eq("_id", profile)).first());
    }

    Optional<Started> started(String reading) {
        return Optional.ofNullable(started.find(eq("_id", reading)).first());
    }

    /** What a reader started, behind an id, in the order of the ids. */
    List<Started> by(String reader, @Nullable String after, int limit) {
        return started.find(and(eq("reader", reader), gt("_id", after == null ? "" : after)))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Takes a slot that was never used; false where another start was faster. */
    boolean takeFirst(Slot slot) {
        note(slot);
        return Writes.insertIfAbsent(slots, slot);
    }

    /** Puts another reading in the place of the one seen, which ends; false where it has moved on or ended meanwhile. */
    boolean take(Slot seen, Slot next) {
        note(next);
        if (slots.replaceOne(as(seen), next).getModifiedCount() != 1) {
            return false;
        }
        started.updateOne(
                eq("_id", seen.reading()),
                combine(
                        set("creditedSeconds", seen.progress().creditedSeconds()),
                        set("scroll", seen.progress().scroll())));
        return true;
    }

    /** Moves the reading on, if no other beat did meanwhile and it still runs. */
    boolean beat(Slot seen, Progress progress) {
        return slots.updateOne(as(seen), combine(set("progress", progress), set("beats", seen.beats() + 1)))
                        .getModifiedCount()
                == 1;
    }

    /** The slot, as long as no beat came since it was seen. */
    private static Bson as(Slot seen) {
        return and(eq("_id", seen.profile()), eq("reading", seen.reading()), eq("beats", seen.beats()));
    }

    /** Written before the slot is taken, so that every id that was handed out stands for something. */
    private void note(Slot slot) {
        started.insertOne(new Started(
                slot.reading(), slot.article(), slot.profile(), slot.requiredSeconds(), slot.startedAt(), 0, 0));
    }
}
