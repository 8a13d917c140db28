package io.earnest.rewards.report;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.earnest.chassis.store.Writes;
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

    private final MongoCollection<Document> collection;

    ReportDocuments(MongoDatabase database) {
        this.collection = database.getCollection("reportDocuments");
    }

    Optional<ReportDocument> find(String id) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", id)).first())
                .map(document -> new ReportDocument(document.getString(JSON)));
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
