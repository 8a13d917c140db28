package io.earnest.rewards.ledger.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.earnest.rewards.ledger.store.StoreException;
import io.earnest.rewards.ledger.store.Turns;
import org.bson.Document;

/** The turn as the one document of {@code turns}, at the primary alone: one that a failover loses is taken anew. */
public final class MongoTurns implements Turns {

    private static final String ID = "writer";

    private final MongoCollection<Document> turns;

    public MongoTurns(MongoDatabase database) {
        turns = database.getCollection("turns")
                .withWriteConcern(WriteConcern.W1)
                .withReadPreference(ReadPreference.primary());
    }

    @Override
    public Turn read() {
        try {
            Document found = turns.find(Filters.eq("_id", ID)).first();
            return found == null
                    ? Turn.FREE
                    : new Turn(found.getString("holder"), found.getString("next"), Fields.number(found, "version"));
        } catch (MongoException e) {
            throw new StoreException("the writer's turn cannot be read", e);
        }
    }

    @Override
    public boolean replace(Turn seen, Turn by) {
        Document document = new Document("_id", ID)
                .append("holder", by.holder())
                .append("next", by.next())
                .append("version", by.version());
        try {
            if (seen.equals(Turn.FREE)) {
                turns.insertOne(document);
                return true;
            }
            return turns.replaceOne(Filters.and(Filters.eq("_id", ID), Filters.eq("version", seen.version())), document)
                            .getMatchedCount()
                    == 1;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw new StoreException("the writer's turn cannot be written", e);
        } catch (MongoException e) {
            throw new StoreException("the writer's turn cannot be written", e);
        }
    }
}
