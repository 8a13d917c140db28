package io.earnest.launcher.backup;

import com.mongodb.ClientSessionOptions;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import io.earnest.launcher.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads stores as of one point: by snapshots where others write meanwhile (a MongoDB of 5.0 or newer as a replica set; it keeps
 * a snapshot for five minutes unless told otherwise), as they are where nobody does.
 *
 * <p>One MongoDB has one snapshot over all its databases. Where there are several, theirs are taken one after the other,
 * callers before whom they call and the ledger last, none older than the moment at which it is taken, so that what a service
 * holds as done is in the snapshot of who did it; and they count only if the ledger has booked nothing meanwhile, so that it
 * holds nothing that a service does not know yet.
 */
final class Source implements AutoCloseable {
    private static final int AT_ONCE = 500;
    private static final List<String> CALLERS_FIRST =
            List.of(Databases.COMMENT, Databases.ARTICLE, Databases.PROFILE, Databases.REWARDS);
    /** Taking snapshots is a matter of milliseconds: a ledger that books a few times a second has such pauses. */
    private static final int TRIES = 100;

    private static final long PAUSE_MILLIS = 73;

    private final Clients clients;
    private final Map<MongoClient, ClientSession> snapshots = new LinkedHashMap<>();

    private Source(Clients clients) {
        this.clients = clients;
    }

    /**
     * Stores that others write to.
     *
     * @throws Refusal where there are several, and the ledger never rests for long enough
     */
    static Source live(Clients clients) throws InterruptedException {
        return live(clients, TRIES);
    }

    static Source live(Clients clients, int tries) throws InterruptedException {
        for (int i = 0; i < tries; i++) {
            Source source = new Source(clients);
            if (source.takeSnapshots()) {
                return source;
            }
            source.close();
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw new Refusal(
                "The ledger books without a pause, and no snapshot spans several MongoDBs: close the front door for"
                        + " the seconds that it takes to begin, then try again");
    }

    /** Stores that nobody writes to. */
    static Source still(Clients clients) {
        return new Source(clients);
    }

    /** Whether they are as of one point. */
    private boolean takeSnapshots() {
        long before = clients.several() ? height() : 0;
        for (String database : CALLERS_FIRST) {
            if (!snapshots.containsKey(clients.of(database))) {
                takeSnapshot(database);
            }
        }
        return !clients.several() || before == height();
    }

    private void takeSnapshot(String database) {
        MongoClient client = clients.of(database);
        if (clients.several()) {
            awaitMajority(client, database);
        }
        ClientSession session = client.startSession(
                ClientSessionOptions.builder().snapshot(true).build());
        snapshots.put(client, session);
        // The first read of a collection that exists sets the point for all that follow.
        for (String other : CALLERS_FIRST) {
            if (clients.of(other).equals(client) && session.getSnapshotTimestamp() == null) {
                collections(other).stream()
                        .findFirst()
                        .ifPresent(name -> read(other, name).limit(1).first());
            }
        }
    }

    /** A snapshot is of what the majority has, which may be a little behind: waits until that is what was there just now. */
    private void awaitMajority(MongoClient client, String database) {
        try (ClientSession session = client.startSession(
                ClientSessionOptions.builder().causallyConsistent(true).build())) {
            clients.database(database).runCommand(session, new Document("ping", 1));
            clients.database(database)
                    .getCollection("blocks")
                    .withReadConcern(ReadConcern.MAJORITY)
                    .find(session)
                    .limit(1)
                    .first();
        }
    }

    /** Of the ledger's last block; in its snapshot, once there is one. */
    private long height() {
        RawBsonDocument last = find(Databases.REWARDS, "blocks")
                .sort(Sorts.descending("_id"))
                .limit(1)
                .first();
        return last == null ? 0 : last.getNumber("_id").longValue();
    }

    /** The cluster times that everything read is as of; empty for stores that stand still. */
    String point() {
        return snapshots.values().stream()
                .map(ClientSession::getSnapshotTimestamp)
                .filter(time -> time != null)
                .map(Source::words)
                .collect(Collectors.joining(" "));
    }

    private static String words(BsonTimestamp time) {
        return time.getTime() + "." + time.getInc();
    }

    List<String> collections(String database) {
        List<String> names = new ArrayList<>();
        for (String name : clients.database(database).listCollectionNames()) {
            if (!name.startsWith("system.")) {
                names.add(name);
            }
        }
        return names.stream().sorted().toList();
    }

    /** All documents, by id. */
    FindIterable<RawBsonDocument> read(String database, String collection) {
        return find(database, collection).sort(Sorts.ascending("_id")).batchSize(AT_ONCE);
    }

    private FindIterable<RawBsonDocument> find(String database, String collection) {
        MongoCollection<RawBsonDocument> documents = clients.database(database)
                .withReadPreference(ReadPreference.primary())
                .getCollection(collection, RawBsonDocument.class);
        @Nullable ClientSession snapshot = snapshots.get(clients.of(database));
        return snapshot == null ? documents.withReadConcern(ReadConcern.DEFAULT).find() : documents.find(snapshot);
    }

    /** The indexes besides the one on {@code _id}. */
    List<Document> indexes(String database, String collection) {
        List<Document> indexes = new ArrayList<>();
        for (Document index :
                clients.database(database).getCollection(collection).listIndexes()) {
            if (!"_id_".equals(index.getString("name"))) {
                index.remove("ns");
                indexes.add(index);
            }
        }
        return indexes;
    }

    @Override
    public void close() {
        snapshots.values().forEach(ClientSession::close);
    }
}
