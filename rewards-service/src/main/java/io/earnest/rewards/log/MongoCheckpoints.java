package io.earnest.rewards.log;

import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.earnest.chassis.store.Writes;
import io.earnest.rewards.log.note.SignatureLine;
import io.earnest.rewards.log.note.TreeHead;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What is published of a log, as the one document of its name in {@code logCheckpoints}: replaced by compare-and-set. */
final class MongoCheckpoints {
    private final MongoCollection<Document> collection;
    private final String origin;

    MongoCheckpoints(MongoDatabase database, String origin) {
        this.collection = database.getCollection("logCheckpoints")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.origin = origin;
    }

    Optional<LogState> read() {
        return Optional.ofNullable(collection.find(Filters.eq("_id", origin)).first())
                .map(this::state);
    }

    /** Replaces what was seen; false where another was faster. */
    boolean replace(@Nullable LogState seen, LogState by) {
        Document document = new Document("_id", origin)
                .append("version", by.version())
                .append(
                        "checkpoints",
                        by.checkpoints().stream()
                                .map(MongoCheckpoints::document)
                                .toList());
        try {
            if (seen == null) {
                return Writes.insertIfAbsent(collection, document);
            }
            return collection
                            .replaceOne(
                                    Filters.and(Filters.eq("_id", origin), Filters.eq("version", seen.version())),
                                    document)
                            .getMatchedCount()
                    == 1;
        } catch (MongoWriteException e) {
            if (Writes.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    private LogState state(Document document) {
        List<Checkpoint> checkpoints = document.getList("checkpoints", Document.class).stream()
                .map(this::checkpoint)
                .toList();
        return new LogState(document.get("version", Number.class).longValue(), checkpoints);
    }

    private Checkpoint checkpoint(Document document) {
        return new Checkpoint(
                new TreeHead(origin, document.get("size", Number.class).longValue(), document.getString("root")),
                document.getList("signatures", String.class).stream()
                        .map(SignatureLine::parse)
                        .toList(),
                document.getList("cosignatures", Document.class).stream()
                        .map(MongoCheckpoints::cosignature)
                        .toList(),
                document.getDate("at").toInstant());
    }

    private static Checkpoint.Cosignature cosignature(Document document) {
        return new Checkpoint.Cosignature(
                document.getString("witness"),
                SignatureLine.parse(document.getString("line")),
                document.getDate("at").toInstant());
    }

    private static Document document(Checkpoint checkpoint) {
        return new Document("size", checkpoint.size())
                .append("root", checkpoint.head().root())
                .append("at", Date.from(checkpoint.at()))
                .append(
                        "signatures",
                        checkpoint.signatures().stream()
                                .map(SignatureLine::toString)
                                .toList())
                .append(
                        "cosignatures",
                        checkpoint.cosignatures().stream()
                                .map(c -> new Document("witness", c.witness())
                                        .append("line", c.line().toString())
                                        .append("at", Date.from(c.at())))
                                .toList());
    }
}
