package io.earnest.rewards.ledger.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.store.CorruptJournalException;
import io.earnest.rewards.ledger.store.Journal;
import io.earnest.rewards.ledger.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** The chain in the collection {@code blocks}: inserted with majority and journal, read from the primary with majority. */
public final class MongoJournal implements Journal {

    private final MongoCollection<Document> blocks;

    public MongoJournal(MongoDatabase database) {
        blocks = database.getCollection("blocks")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    @Override
    public Append append(Block block) {
        try {
            blocks.insertOne(BlockDocuments.of(block));
            return Append.INSERTED;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Append.TAKEN;
            }
            throw new StoreException("block " + block.seq() + " was not inserted", e);
        } catch (MongoException e) {
            throw new StoreException("block " + block.seq() + " may be inserted or not", e);
        }
    }

    @Override
    public boolean exists(long seq) {
        try {
            return blocks.find(Filters.eq("_id", seq))
                            .projection(Projections.include("_id"))
                            .first()
                    != null;
        } catch (MongoException e) {
            throw new StoreException("block " + seq + " cannot be looked for", e);
        }
    }

    /** The number of the newest block; 0 before the first. */
    public long last() {
        try {
            Document newest = blocks.find()
                    .projection(Projections.include("_id"))
                    .sort(Sorts.descending("_id"))
                    .first();
            return newest == null ? 0 : Fields.number(newest, "_id");
        } catch (MongoException e) {
            throw new StoreException("the newest block cannot be looked for", e);
        }
    }

    @Override
    public Optional<Block> read(long seq) {
        try {
            return Optional.ofNullable(blocks.find(Filters.eq("_id", seq)).first())
                    .map(MongoJournal::block);
        } catch (MongoException e) {
            throw new StoreException("block " + seq + " cannot be read", e);
        }
    }

    @Override
    public List<Block> readFrom(long seq, int limit) {
        List<Block> found = new ArrayList<>();
        try {
            for (Document document : blocks.find(Filters.and(Filters.gte("_id", seq), Filters.lt("_id", seq + limit)))
                    .sort(Sorts.ascending("_id"))) {
                found.add(block(document));
            }
        } catch (MongoException e) {
            throw new StoreException("blocks from " + seq + " cannot be read", e);
        }
        return found;
    }

    private static Block block(Document document) {
        try {
            return BlockDocuments.block(document);
        } catch (RuntimeException e) {
            throw new CorruptJournalException(
                    "block " + document.get("_id") + " cannot be understood: " + e.getMessage());
        }
    }
}
