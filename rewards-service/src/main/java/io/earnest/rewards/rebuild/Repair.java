package io.earnest.rewards.rebuild;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What is put right in one projection, by any thread. A document is replaced only while it is the one that was found wrong, so that
 * what a replica writes meanwhile stays.
 */
final class Repair {

    private static final int MOST_A_WRITE = 1_000;
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> projection;
    private final boolean changing;
    private List<WriteModel<Document>> waiting = new ArrayList<>();
    private long wrong;
    private long late;
    private long left;
    private @Nullable String example;

    /** @param changing whether its documents say as of which block they are */
    Repair(MongoCollection<Document> projection, boolean changing) {
        this.projection = projection;
        this.changing = changing;
    }

    /** How many documents were not what the blocks make. */
    synchronized long wrong() {
        return wrong;
    }

    /** What it comes to, in words. */
    synchronized String words() {
        String words = wrong > 0
                ? wrong + " documents were WRONG, such as " + example + ", and are put right"
                : "what the blocks make";
        if (late > 0) {
            words += "; " + late + " were not projected yet, and are now";
        }
        return left > 0
                ? words + "; " + left + " are not projected yet, which is a start's or the whole rebuild's"
                : words;
    }

    /** It is there, or should be, as of a block that nobody has said to be projected, and is left so. */
    synchronized void left() {
        left++;
    }

    /** It is not there, and should be. */
    void missing(Document document, boolean projectedYet) {
        count(document, projectedYet);
        add(new InsertOneModel<>(document));
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
        List<WriteModel<Document>> rest;
        synchronized (this) {
            rest = waiting;
            waiting = new ArrayList<>();
        }
        write(rest);
    }

    private synchronized void count(Document document, boolean projectedYet) {
        if (projectedYet) {
            wrong++;
            example = example == null ? String.valueOf(document.get("_id")) : example;
        } else {
            late++;
        }
    }

    private void add(WriteModel<Document> write) {
        synchronized (this) {
            waiting.add(write);
            if (waiting.size() < MOST_A_WRITE) {
                return;
            }
        }
        done();
    }

    private void write(List<WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return;
        }
        try {
            projection.bulkWrite(writes, ANY_ORDER);
        } catch (MongoBulkWriteException e) {
            boolean there =
                    e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!there || e.getWriteConcernError() != null) {
                throw e;
            }
            if (changing) {
                // A replica has inserted it meanwhile: as new or newer, or else it gives way.
                write(e.getWriteErrors().stream()
                        .map(error -> writes.get(error.getIndex()))
                        .<WriteModel<Document>>map(model -> olderThan(((InsertOneModel<Document>) model).getDocument()))
                        .toList());
            }
        }
    }

    private static WriteModel<Document> olderThan(Document document) {
        return new ReplaceOneModel<>(
                Filters.and(Filters.eq("_id", document.get("_id")), Filters.lt("asOf", document.get("asOf"))),
                document);
    }

    private Bson exactly(Document kept) {
        Bson id = Filters.eq("_id", kept.get("_id"));
        return changing ? Filters.and(id, Filters.eq("asOf", kept.get("asOf"))) : id;
    }
}
