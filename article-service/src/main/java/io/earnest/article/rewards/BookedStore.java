package io.earnest.article.rewards;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import io.earnest.chassis.store.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a reader has done once with an article and what the ledger says of it.
 *
 * @param <T> a document with a {@code reader}, a {@link Booking} as {@code booking}, and an {@code intent} while something
 *     is owed
 */
public abstract class BookedStore<T> {
    private final MongoCollection<T> documents;

    protected BookedStore(MongoCollection<T> documents) {
        this.documents = documents;
        documents.createIndex(ascending("reader", "_id"));
    }

    public final MongoCollection<T> collection() {
        return documents;
    }

    public final Optional<T> find(String id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first());
    }

    /** A reader's documents behind an id, in the order of the ids. */
    public final List<T> by(String reader, @Nullable String after, int limit) {
        return documents
                .find(and(eq("reader", reader), gt("_id", after == null ? "" : after)))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** False where the reader has done that with the article already. */
    public final boolean insert(T document) {
        return Writes.insertIfAbsent(documents, document);
    }

    /** Notes how the attempt ended; false where that is known already. */
    public final boolean settle(String id, Booking settled) {
        return documents
                        .updateOne(
                                and(
                                        eq("_id", id),
                                        eq("booking.attempt", settled.attempt()),
                                        eq("booking.state", Settlement.Status.PENDING)),
                                set("booking", settled))
                        .getModifiedCount()
                == 1;
    }

    /** Nothing is owed any more for this command. */
    public final void clear(String id, String command) {
        documents.updateOne(and(eq("_id", id), eq("intent.command", command)), unset("intent"));
    }
}
