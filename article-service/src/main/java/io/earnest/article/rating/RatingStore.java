package io.earnest.article.rating;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.earnest.article.rewards.Booking;
import io.earnest.article.rewards.Settlement;
import io.earnest.chassis.store.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ratings by article and reader. */
@Component
class RatingStore {
    private final MongoCollection<Rating> ratings;

    RatingStore(MongoDatabase database) {
        ratings = database.getCollection("ratings", Rating.class);
        ratings.createIndex(ascending("article", "value", "booking.state"));
        ratings.createIndex(ascending("reader", "_id"));
    }

    MongoCollection<Rating> collection() {
        return ratings;
    }

    Optional<Rating> find(String id) {
        return Optional.ofNullable(ratings.find(eq("_id", id)).first());
    }

    /** A reader's ratings behind an id, in the order of their ids. */
    List<Rating> by(String reader, @Nullable String after, int limit) {
        return ratings.find(and(eq("reader", reader), gt("_id", after == null ? "" : after)))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** False where the reader has rated the article already. */
    boolean insert(Rating rating) {
        return Writes.insertIfAbsent(ratings, rating);
    }

    /** Puts a new attempt in the place of a refused one; false where another was faster. */
    boolean retry(Rating refused, Rating next) {
        return ratings.replaceOne(
                                and(
                                        eq("_id", refused.id()),
                                        eq("booking.attempt", refused.booking().attempt()),
                                        eq("booking.state", Settlement.Status.REFUSED),
                                        exists("intent", false)),
                                next)
                        .getModifiedCount()
                == 1;
    }

    /** Notes how the attempt ended; false where that is known already. */
    boolean settle(String id, Booking settled) {
        return ratings.updateOne(
                                and(
                                        eq("_id", id),
                                        eq("booking.attempt", settled.attempt()),
                                        eq("booking.state", Settlement.Status.PENDING)),
                                set("booking", settled))
                        .getModifiedCount()
                == 1;
    }

    void clear(String id, String command) {
        ratings.updateOne(and(eq("_id", id), eq("intent.command", command)), unset("intent"));
    }

    /** The refusal of this attempt was told to the one who made it. */
    void told(String id, int attempt) {
        ratings.updateOne(
                and(eq("_id", id), eq("booking.attempt", attempt), eq("booking.state", Settlement.Status.REFUSED)),
                set("booking.told", true));
    }

    /** Pluses that stand: all that were not refused. */
    long pluses(String article) {
        return ratings.countDocuments(and(
                eq("article", article),
                eq("value", Rating.Value.PLUS),
                in("booking.state", Settlement.Status.PENDING, Settlement.Status.PAID, Settlement.Status.UNPAID)));
    }

    /** Minuses that were paid for. */
    long minuses(String article) {
        return ratings.countDocuments(and(
                eq("article", article), eq("value", Rating.Value.MINUS), eq("booking.state", Settlement.Status.PAID)));
    }
}
