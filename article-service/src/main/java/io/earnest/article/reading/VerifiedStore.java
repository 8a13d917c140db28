package io.earnest.article.reading;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.earnest.article.rewards.Booking;
import io.earnest.article.rewards.Settlement;
import io.earnest.chassis.store.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verified readings by article and reader. */
@Component
class VerifiedStore {
    private final MongoCollection<Verified> verified;

    VerifiedStore(MongoDatabase database) {
        verified = database.getCollection("verified-readings", Verified.class);
        verified.createIndex(ascending("reader", "_id"));
    }

    MongoCollection<Verified> collection() {
        return verified;
    }

    Optional<Verified> find(String id) {
        return Optional.ofNullable(verified.find(eq("_id", id)).first());
    }

    /** A reader's verified readings behind an id, in the order of the ids. */
    List<Verified> by(String reader, @Nullable String after, int limit) {
        return verified.find(and(eq("reader", reader), gt("_id", after == null ? "" : after)))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** False where the article was read by this reader already. */
    boolean insert(Verified reading) {
        return Writes.insertIfAbsent(verified, reading);
    }

    /** Notes how it ended; false where that is known already. */
    boolean settle(String id, Booking settled) {
        return verified.updateOne(
                                and(
                                        eq("_id", id),
                                        eq("booking.attempt", settled.attempt()),
                                        eq("booking.state", Settlement.Status.PENDING)),
                                set("booking", settled))
                        .getModifiedCount()
                == 1;
    }

    void clear(String id, String command) {
        verified.updateOne(and(eq("_id", id), eq("intent.command", command)), unset("intent"));
    }
}
