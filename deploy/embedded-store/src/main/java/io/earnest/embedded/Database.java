package io.earnest.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;

/** One database of the file. Opening it builds its indexes from its documents. */
final class Database extends AbstractMongoDatabase<Object> {
    private static final int CANNOT_CREATE_INDEX = 67;

    /** Stages that change no document in place, so they may have those of the store. */
    private static final Set<String> STAGES_THAT_ONLY_READ =
            Set.of("$match", "$group", "$sort", "$skip", "$limit", "$count", "$project");

    private final MVStore file;

    Database(String name, MVStore file, CursorRegistry cursors) {
        super(name, cursors);
        this.file = file;
        initializeNamespacesAndIndexes();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        if (command.equals("aggregate") && Access.of(command, query) == Access.READS) {
            return aggregate(query, databases, oplog);
        }
        return super.handleCommand(channel, command, query, databases, oplog);
    }

    /** As the library does it, but a leading match finds its documents by the indexes, and no stage changes what is stored. */
    private Document aggregate(Document query, DatabaseResolver databases, Oplog oplog) {
        String name = (String) query.get("aggregate");
        MongoCollection<Object> collection = resolveCollection(name, false);
        List<Document> pipeline = Aggregation.parse(query.get("pipeline"));
        Aggregation.fromPipeline(pipeline, databases, this, collection, oplog).validate(query);
        List<Document> found = List.of();
        if (collection != null) {
            boolean matches = !pipeline.isEmpty() && pipeline.getFirst().containsKey("$match");
            Document filter = matches ? (Document) pipeline.getFirst().get("$match") : new Document();
            Stream<Document> documents = collection.handleQueryAsStream(filter);
            if (!pipeline.stream().map(Document::keySet).allMatch(STAGES_THAT_ONLY_READ::containsAll)) {
                documents = documents.map(Document::cloneDeeply);
            }
            List<Document> rest = matches ? pipeline.subList(1, pipeline.size()) : pipeline;
            found = Aggregation.fromPipeline(rest, databases, this, collection, oplog)
                    .runStages(documents);
        }
        Document cursor = new Document("id", 0L)
                .append("ns", getFullCollectionNamespace(name))
                .append("firstBatch", found);
        return new Document("cursor", cursor).append("ok", 1.0);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        return new Collection(this, name, options, Maps.open(file, databaseName, name), cursorRegistry);
    }

    @Override
    protected void addIndex(Document description) {
        for (String option : List.of("partialFilterExpression", "expireAfterSeconds")) {
            if (description.containsKey(option)) {
                throw new MongoServerError(
                        CANNOT_CREATE_INDEX,
                        "CannotCreateIndex",
                        "the embedded store has no indexes with " + option + "; it would have to ignore it");
            }
        }
        super.addIndex(description);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new UniqueIndex(name, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new FieldIndex(name, keys, sparse);
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        Maps.remove(file, databaseName, name);
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new MongoServerError(115, "CommandNotSupported", "the embedded store renames no collection");
    }

    @Override
    protected long getStorageSize() {
        return file.getFileStore().size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }
}
