package io.earnest.rewards.rebuild;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What is put right in one projection. A document is replaced only while it is the one that was found wrong, so that what a
 * replica writes meanwhile stays.
 */
final class Repair {

    private static final int MOST_A_WRITE = 1_000;
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> projection;
    private final boolean changing;
    private final List<WriteModel<Document>> waiting = new ArrayList<>();
    private long wrong;
    private long late;
    private @Nullable String example;

    /** @param changing whether its documents say as of which block they are */
    Repair(MongoCollection<Document> projection, boolean changing) {
        this.projection = projection;
        this.changing = changing;
    }

    /** How many documents were not what the blocks make. */
    long wrong() {
        return wrong;
    }

    /** How many were only not there yet. */
    long late() {
        return late;
    }

    /** One of those that were wrong; null for none. */
    @Nullable
    String example() {
        return example;
    }

    /** It is not there, and should be. */
    void missing(Document document, boolean projectedYet) {
        count(document, projectedYet);
        // One that a replica inserts meanwhile is as new or newer.
        add(new ReplaceOneModel<>(
                changing ? older(document) : id(document), document, new ReplaceOptions().upsert(true)));
    }

    /** It is there, and not as it should be. */
    void differs(Document kept, Document document, boolean projectedYet) {
        count(document, projectedYet);
        add(new ReplaceOneModel<>(exactly(kept), document));
    }

    /** It is there, and should not be. */
    void surplus(Document kept) {
        count(kept, true);
        add(new DeleteOneModel<>(exactly(kept)));
    }

    /** Makes all of it durable. */
    void done() {
        if (!waiting.isEmpty()) {
            try {
                projection.bulkWrite(waiting, ANY_ORDER);
            } catch (MongoBulkWriteException e) {
                boolean there = e.getWriteErrors().stream()
                        .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
                if (!there || e.getWriteConcernError() != null) {
                    throw e;
                }
            }
            waiting.clear();
        }
    }

    private void count(Document document, boolean projectedYet) {
        if (projectedYet) {
            wrong++;
            example = example == null ? String.valueOf(document.get("_id")) : example;
        } else {
            late++;
        }
    }

    private void add(WriteModel<Document> write) {
        waiting.add(write);
        if (waiting.size() == MOST_A_WRITE) {
            done();
        }
    }

    private static Bson id(Document document) {
        return Filters.eq("_id", document.get("_id"));
    }

    private static Bson older(Document document) {
        return Filters.and(id(document), Filters.lt("asOf", document.get("asOf")));
    }

    private Bson exactly(Document kept) {
        return changing ? Filters.and(id(kept), Filters.eq("asOf", kept.get("asOf"))) : id(kept);
    }
}
