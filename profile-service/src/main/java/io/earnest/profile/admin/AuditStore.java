package io.earnest.profile.admin;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.store.Writes;
import io.earnest.profile.rewards.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The audit: append-only. */
@Component
class AuditStore {
    static final String COLLECTION = "audit";

    private final MongoCollection<AuditRecord> records;

    AuditStore(MongoDatabase database) {
        this.records = database.getCollection(COLLECTION, AuditRecord.class);
        this.records.createIndex(Indexes.descending("at", "_id"));
        this.records.createIndex(Indexes.ascending("subject", "_id"));
        this.records.createIndex(Indexes.ascending("order.profile", "_id"));
        this.records.createIndex(Indexes.compoundIndex(Indexes.ascending("subject"), Indexes.descending("at", "_id")));
        this.records.createIndex(Indexes.compoundIndex(Indexes.ascending("action"), Indexes.descending("at", "_id")));
        this.records.createIndex(Indexes.compoundIndex(Indexes.ascending("actor"), Indexes.descending("at", "_id")));
    }

    /** Appends; false where there is a record with this id, which stays as it is. */
    boolean append(AuditRecord entry) {
        try {
            records.insertOne(entry);
            return true;
        } catch (MongoWriteException e) {
            if (Writes.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    Optional<AuditRecord> byId(String id) {
        return Optional.ofNullable(records.find(eq("_id", id)).first());
    }

    /** Sets how an order ended, once, and ends its intent. */
    void end(String id, AuditRecord.Status status, @Nullable Settlement settlement, @Nullable Document problem) {
        records.updateOne(
                and(eq("_id", id), exists("intent")),
                combine(
                        set("status", status.name()),
                        set("settlement", settlement),
                        set("problem", problem),
                        unset("intent")));
    }

    /** How many orders of this action on this subject were refused. */
    long refusals(String action, String subject) {
        return records.countDocuments(
                and(eq("subject", subject), eq("action", action), eq("status", AuditRecord.Status.REFUSED.name())));
    }

    /**
     * The records about a profile behind an id, in the order of their ids: those too that name what it wrote in its place.
     */
    List<AuditRecord> about(String profile, @Nullable String after, int limit) {
        String last = after == null ? "" : after;
        return records.find(or(
                        and(eq("subject", profile), gt("_id", last)),
                        and(eq("order.profile", profile), gt("_id", last))))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /**
     * Which records are asked for; null asks for all.
     *
     * @param actor id of a profile
     * @param subject as kept: a profile's id, an entry's key, an article's or a comment's id
     */
    record Filter(
            @Nullable String action,
            @Nullable String actor,
            @Nullable String subject) {
        static final Filter ALL = new Filter(null, null, null);

        private Bson bson() {
            List<Bson> all = new ArrayList<>();
            all.add(empty());
            if (action != null) {
                all.add(eq("action", action));
            }
            if (actor != null) {
                all.add(eq("actor", actor));
            }
            if (subject != null) {
                all.add(eq("subject", subject));
            }
            return and(all);
        }
    }

    /** Newest first. */
    Page<AuditRecord> page(Filter filter, @Nullable String cursor, int limit) {
        List<String> parts = Paging.parts(cursor, 2);
        Bson wanted = filter.bson();
        if (parts != null) {
            Instant at = Instant.ofEpochMilli(Paging.number(parts.get(0)));
            wanted = and(wanted, or(lt("at", at), and(eq("at", at), lt("_id", parts.get(1)))));
        }
        List<AuditRecord> found = records.find(wanted)
                .sort(Sorts.descending("at", "_id"))
                .limit(limit + 1)
                .into(new ArrayList<>());
        return Page.of(found, limit, r -> Paging.cursor(Long.toString(r.at().toEpochMilli()), r.id()));
    }
}
