package io.earnest.rewards.report;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.earnest.chassis.store.Writes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Keeps signed reports under their ids. A document is written once; who comes second gets the first one's. One that is
 * missing is made again from the ledger, with the same content.
 */
@Component
class ReportDocuments {
    private static final String JSON = "json";
    /** Stores that stand in for MongoDB look through a long {@code $in} again and again. */
    private static final int MOST_IDS = 16;

    private final MongoCollection<Document> collection;

    ReportDocuments(MongoDatabase database) {
        this.collection = database.getCollection("reportDocuments");
    }

    Optional<ReportDocument> find(String id) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", id)).first())
                .map(ReportDocuments::read);
    }

    /** Those of the documents that are there, by their ids. */
    Map<String, ReportDocument> find(List<String> ids) {
        Map<String, ReportDocument> found = new HashMap<>();
        for (int from = 0; from < ids.size(); from += MOST_IDS) {
            collection
                    .find(Filters.in("_id", ids.subList(from, Math.min(ids.size(), from + MOST_IDS))))
                    .forEach(document -> found.put(document.getString("_id"), read(document)));
        }
        return found;
    }

    private static ReportDocument read(Document document) {
        return new ReportDocument(document.getString(JSON));
    }

    /** The document that is kept under the id from now on. */
    ReportDocument keep(String id, ReportDocument document) {
        try {
            collection.insertOne(new Document("_id", id).append(JSON, document.json()));
            return document;
        } catch (MongoWriteException e) {
            if (!Writes.isDuplicateKey(e)) {
                throw e;
            }
            return find(id).orElseThrow(() -> e);
        }
    }
}
