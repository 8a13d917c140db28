package io.earnest.rewards.ledger.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.earnest.rewards.ledger.StoreException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;

/** Writes many documents, each by itself; one that is there already, or is there newer, stays. */
final class Bulk {

    private static final int MOST_A_WRITE = 1_000;
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private Bulk() {}

    /** Inserts documents that never change. */
    static <T> void insert(MongoCollection<Document> into, Collection<T> values, Function<T, Document> codec) {
        write(into, values.stream().map(codec).map(Bulk::insert).toList());
    }

    /** Replaces documents unless the stored one is as of the same block or a higher one. */
    static <T> void replaceOlder(MongoCollection<Document> into, Collection<T> values, Function<T, Document> codec) {
        write(into, values.stream().map(codec).map(Bulk::replaceOlder).toList());
    }

    private static WriteModel<Document> insert(Document document) {
        return new InsertOneModel<>(document);
    }

    private static WriteModel<Document> replaceOlder(Document document) {
        // Where the stored one is not older the filter finds nothing, and the insert that follows meets its id.
        return new ReplaceOneModel<>(
                Filters.and(
                        Filters.eq("_id", document.get("_id")), Filters.lt("asOf", document.get("asOf", Long.class))),
                document,
                new ReplaceOptions().upsert(true));
    }

    private static void write(MongoCollection<Document> into, List<WriteModel<Document>> writes) {
        for (int from = 0; from < writes.size(); from += MOST_A_WRITE) {
            List<WriteModel<Document>> some = writes.subList(from, Math.min(writes.size(), from + MOST_A_WRITE));
            try {
                into.bulkWrite(some, ANY_ORDER);
            } catch (MongoBulkWriteException e) {
                if (!onlyDuplicates(e)) {
                    throw new StoreException("writing to " + into.getNamespace() + " failed", e);
                }
            } catch (MongoException e) {
                throw new StoreException("writing to " + into.getNamespace() + " failed", e);
            }
        }
    }

    private static boolean onlyDuplicates(MongoBulkWriteException e) {
        return e.getWriteConcernError() == null
                && e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }
}
