package io.earnest.article.rating;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoDatabase;
import io.earnest.article.rewards.BookedStore;
import io.earnest.article.rewards.Settlement;
import org.springframework.stereotype.Component;

/** Ratings by article and reader. */
@Component
class RatingStore extends BookedStore<Rating> {
    RatingStore(MongoDatabase database) {
        super(database.getCollection("ratings", Rating.class));
        collection().createIndex(ascending("article", "value", "booking.state"));
    }

    /** Puts a new attempt in the place of a refused one; false where another was faster. */
    boolean retry(Rating refused, Rating next) {
        return collection()
                        .replaceOne(
                                and(
                                        eq("_id", refused.id()),
                                        eq("booking.attempt", refused.booking().attempt()),
                                        eq("booking.state", Settlement.Status.REFUSED),
                                        exists("intent", false)),
                                next)
                        .getModifiedCount()
                == 1;
    }

    /** The refusal of this attempt was told to the one who made it. */
    void told(String id, int attempt) {
        collection()
                .updateOne(
                        and(
                                eq("_id", id),
                                eq("booking.attempt", attempt),
                                eq("booking.state", Settlement.Status.REFUSED)),
                        set("booking.told", true));
    }

    /** Pluses that stand: all that were not refused. */
    long pluses(String article) {
        return collection()
                .countDocuments(and(
                        eq("article", article),
                        eq("value", Rating.Value.PLUS),
                        in(
                                "booking.state",
                                Settlement.Status.PENDING,
                                Settlement.Status.PAID,
                                Settlement.Status.UNPAID)));
    }

    /** Minuses that were paid for. */
    long minuses(String article) {
        return collection()
                .countDocuments(and(
                        eq("article", article),
                        eq("value", Rating.Value.MINUS),
                        eq("booking.state", Settlement.Status.PAID)));
    }
}
