package io.earnest.chassis.intent;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The intents of one collection: whose documents have a field {@code intent} (see {@link Intent}) while something is
 * owed. Documents are keyed by a string {@code _id}.
 */
public final class IntentQueue {
    private static final Logger LOG = LoggerFactory.getLogger(IntentQueue.class);
    private static final int MOST_COUNTED = 10_000;

    private final String name;
    private final MongoCollection<Document> collection;
    private final Completion completion;
    private final String owner;
    private final Clock clock;

    /**
     * @param name for metrics and logs, such as {@code ratings}
     * @param owner this process, from {@link IntentOwner}
     * @param completion completes or refuses what is owed, idempotently, and removes the intent
     */
    public IntentQueue(
            String name, MongoCollection<?> collection, IntentOwner owner, Clock clock, Completion completion) {
        this.name = name;
        this.collection = collection.withDocumentClass(Document.class);
        this.owner = owner.name();
        this.clock = clock;
        this.completion = completion;
        this.collection.createIndex(Indexes.ascending("intent.notBefore"), new IndexOptions().sparse(true));
        this.collection.createIndex(Indexes.ascending("intent.acceptedAt"), new IndexOptions().sparse(true));
    }

    /** Does what one thing owes. */
    @FunctionalInterface
    public interface Completion {
        /**
         * Completes the thing's intent, each step idempotent, and removes it. A {@link RuntimeException} (an outage)
         * leaves it to be taken up again.
         */
        void complete(String id);
    }

    public String name() {
        return name;
    }

    /**
     * Completes what one thing owes for the request that has claimed it and waits. Where a peer gives no answer, or refuses the call
     * itself, the claim is given back at once, so that the pump takes it up without waiting for its end.
     *
     * @return whether it is completed
     */
    public boolean attempt(String id) {
        return attempt(id, () -> {
                    complete(id);
                    return true;
                })
                .isPresent();
    }

    /**
     * The same by a completion that knows more than the id.
     *
     * @return what the completion gives; empty where the intent waits
     */
    public <T> Optional<T> attempt(String id, Supplier<T> completion) {
        try {
            return Optional.of(completion.get());
        } catch (RemoteUnavailable | RemoteRefused e) {
            LOG.info("{} {} waits: {}", name, id, e.getMessage());
            postpone(id, Duration.ZERO);
            return Optional.empty();
        }
    }

    /** Takes up what is due: claims up to {@code limit} intents and returns the ids that are now this process's. */
    List<String> claimDue(int limit) {
        Instant now = now();
        List<Document> due = collection
                .find(lte("intent.notBefore", Date.from(now)))
                .projection(Projections.include("intent"))
                .sort(Sorts.ascending("intent.notBefore"))
                .limit(limit)
                .into(new ArrayList<>());
        List<String> claimed = new ArrayList<>();
        for (Document thing : due) {
            Document intent = thing.get("intent", Document.class);
            if (intent == null) {
                continue;
            }
            long won = collection
                    .updateOne(
                            and(
                                    eq("_id", thing.getString("_id")),
                                    eq("intent.owner", intent.getString("owner")),
                                    eq("intent.notBefore", intent.getDate("notBefore"))),
                            Updates.combine(
                                    Updates.set("intent.owner", owner),
                                    Updates.set("intent.notBefore", Date.from(now.plus(Intent.CLAIM)))))
                    .getModifiedCount();
            if (won == 1) {
                claimed.add(thing.getString("_id"));
            }
        }
        return claimed;
    }

    void complete(String id) {
        completion.complete(id);
    }

    /** Leaves an intent that this process owns for later. */
    void postpone(String id, Duration delay) {
        collection.updateOne(
                and(eq("_id", id), eq("intent.owner", owner)),
                Updates.set("intent.notBefore", Date.from(now().plus(delay))));
    }

    /** How many intents wait, counted to at most {@link #MOST_COUNTED}. */
    long waiting() {
        return collection.countDocuments(gt("intent.notBefore", new Date(0)), new CountOptions().limit(MOST_COUNTED));
    }

    /**
     * When the oldest intent was accepted, or null where there is none. What is put off again and again, as in an outage,
     * keeps its age.
     */
    @Nullable
    Instant oldestAccepted() {
        Document first = collection
                .find(gt("intent.acceptedAt", new Date(0)))
                .projection(Projections.include("intent.acceptedAt"))
                .sort(Sorts.ascending("intent.acceptedAt"))
                .first();
        Document intent = first == null ? null : first.get("intent", Document.class);
        return intent == null ? null : intent.getDate("acceptedAt").toInstant();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
