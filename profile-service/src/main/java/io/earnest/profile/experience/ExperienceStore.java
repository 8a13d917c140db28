package io.earnest.profile.experience;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.earnest.chassis.store.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Events and tallies, each by its natural key. */
@Component
class ExperienceStore {
    private final MongoCollection<ExperienceEvent> events;
    private final MongoCollection<Tally> tallies;
    private final MongoCollection<Document> sums;

    ExperienceStore(MongoDatabase database) {
        this.events = database.getCollection("experience_events", ExperienceEvent.class);
        this.tallies = database.getCollection("experience", Tally.class);
        this.sums = database.getCollection("experience");
    }

    /** Writes the event unless there is one with its key; returns the one that is kept. */
    ExperienceEvent keep(ExperienceEvent event) {
        try {
            events.insertOne(event);
            return event;
        } catch (MongoWriteException e) {
            if (!Writes.isDuplicateKey(e)) {
                throw e;
            }
            return Optional.ofNullable(events.find(eq("_id", event.key())).first())
                    .orElseThrow(() -> new IllegalStateException("an event was there and is gone: " + event.key()));
        }
    }

    Optional<Tally> tally(String id) {
        return Optional.ofNullable(tallies.find(eq("_id", id)).first());
    }

    /** Writes a tally over the version before; false where another was faster. */
    boolean write(Tally tally) {
        if (tally.version() == 1) {
            try {
                tallies.insertOne(tally);
                return true;
            } catch (MongoWriteException e) {
                if (Writes.isDuplicateKey(e)) {
                    return false;
                }
                throw e;
            }
        }
        return tallies.replaceOne(and(eq("_id", tally.id()), eq("version", tally.version() - 1)), tally)
                        .getModifiedCount()
                == 1;
    }

    /** The tallies of a profile behind an id, in the order of their ids. */
    List<Tally> tallies(String profile, @Nullable String after, int limit) {
        return tallies.find(and(gt("_id", after == null ? profile + ":" : after), lt("_id", profile + ";")))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** The sum of all tallies of a profile: a scan of its keys, one small document per active day. */
    long sum(String profile) {
        long sum = 0;
        // ';' is what follows ':' in the order of keys.
        for (Document tally : sums.find(and(gt("_id", profile + ":"), lt("_id", profile + ";")))
                .projection(Projections.include("xp"))) {
            sum += tally.get("xp", Number.class).longValue();
        }
        return sum;
    }
}
