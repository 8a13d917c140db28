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
import io.earnest.rewards.ledger.store.StoreException;
import java.util.ArrayList;
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
        write(into, values.stream().map(codec).toList(), InsertOneModel::new);
    }

    /** Replaces documents unless the stored one is as of the same block or a higher one. */
    static <T> void replaceOlder(MongoCollection<Document> into, Collection<T> values, Function<T, Document> codec) {
        List<Document> documents = values.stream().map(codec).toList();
        List<Document> there = write(into, documents, document -> replaceOlder(document, true));
        // Where the stored one is not older the filter finds nothing, and the insert that follows meets its id.
        // So it does where another replica inserts an older one at that moment; that one must not stay.
        write(into, there, document -> replaceOlder(document, false));
    }

    private static WriteModel<Document> replaceOlder(Document document, boolean orInsert) {
        return new ReplaceOneModel<>(
                Filters.and(
                        Filters.eq("_id", document.get("_id")), Filters.lt("asOf", document.get("asOf", Long.class))),
                document,
                new ReplaceOptions().upsert(orInsert));
    }

    /** Writes all that can be written; returns those that met a stored one with their id. */
    private static List<Document> write(
            MongoCollection<Document> into, List<Document> documents, Function<Document, WriteModel<Document>> model) {
        List<Document> there = new ArrayList<>();
        for (int from = 0; from < documents.size(); from += MOST_A_WRITE) {
            List<Document> some = documents.subList(from, Math.min(documents.size(), from + MOST_A_WRITE));
            try {
                into.bulkWrite(some.stream().map(model).toList(), ANY_ORDER);
            } catch (MongoBulkWriteException e) {
                if (!onlyDuplicates(e)) {
                    throw new StoreException("writing to " + into.getNamespace() + " failed", e);
                }
                e.getWriteErrors().forEach(error -> there.add(some.get(error.getIndex())));
            } catch (MongoException e) {
                throw new StoreException("writing to " + into.getNamespace() + " failed", e);
            }
        }
        return there;
    }

    private static boolean onlyDuplicates(MongoBulkWriteException e) {
        return e.getWriteConcernError() == null
                && e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }
}
