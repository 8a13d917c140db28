package io.earnest.launcher.backup;

import com.mongodb.ClientSessionOptions;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads stores as of one point: by a snapshot of all databases where others write meanwhile (a MongoDB of 5.0 or newer as a
 * replica set; it keeps a snapshot for five minutes unless told otherwise), as they are where nobody does.
 */
final class Source implements AutoCloseable {
    private static final int AT_ONCE = 500;

    private final MongoClient client;
    private final @Nullable ClientSession snapshot;

    private Source(MongoClient client, @Nullable ClientSession snapshot) {
        this.client = client;
        this.snapshot = snapshot;
    }

    /** A store that others write to. */
    static Source live(MongoClient client) {
        ClientSession session = client.startSession(
                ClientSessionOptions.builder().snapshot(true).build());
        Source source = new Source(client, session);
        // The first read sets the point for all that follow.
        source.read(Databases.REWARDS, "blocks").limit(1).first();
        return source;
    }

    /** A store that nobody writes to. */
    static Source still(MongoClient client) {
        return new Source(client, null);
    }

    /** The cluster time that everything read is as of; empty for a store that stands still. */
    String point() {
        BsonTimestamp time = snapshot == null ? null : snapshot.getSnapshotTimestamp();
        return time == null ? "" : time.getTime() + "." + time.getInc();
    }

    List<String> collections(String database) {
        List<String> names = new ArrayList<>();
        for (String name : client.getDatabase(database).listCollectionNames()) {
            if (!name.startsWith("system.")) {
                names.add(name);
            }
        }
        return names.stream().sorted().toList();
    }

    /** All documents, by id. */
    FindIterable<RawBsonDocument> read(String database, String collection) {
        MongoDatabase from = client.getDatabase(database).withReadPreference(ReadPreference.primary());
        MongoCollection<RawBsonDocument> documents = from.getCollection(collection, RawBsonDocument.class);
        FindIterable<RawBsonDocument> found = snapshot == null
                ? documents.withReadConcern(ReadConcern.DEFAULT).find()
                : documents.find(snapshot);
        return found.sort(Sorts.ascending("_id")).batchSize(AT_ONCE);
    }

    /** The indexes besides the one on {@code _id}. */
    List<Document> indexes(String database, String collection) {
        List<Document> indexes = new ArrayList<>();
        for (Document index :
                client.getDatabase(database).getCollection(collection).listIndexes()) {
            if (!"_id_".equals(index.getString("name"))) {
                index.remove("ns");
                indexes.add(index);
            }
        }
        return indexes;
    }

    @Override
    public void close() {
        if (snapshot != null) {
            snapshot.close();
        }
    }
}
