package io.earnest.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server process of its own, killed with SIGKILL under several writers, again and again, on the same file. */
class KillTest {
    private static final long SEED = 20_261_126L;
    private static final int ROUNDS = 10;
    private static final int WRITERS = 8;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    /** What was acknowledged: keys by id, the versions of the writers' own documents, and what is gone. */
    private final Map<String, String> inserted = new ConcurrentHashMap<>();

    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger shared = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();

    @Test
    void tenKillsLoseNoAcknowledgedWrite() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            Server server = new Server();
            try (MongoClient client = MongoClients.create(server.uri + "?serverSelectionTimeoutMS=20000")) {
                MongoCollection<Document> things = client.getDatabase("d").getCollection("things");
                things.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
                things.createIndex(Indexes.ascending("writer"));
                check(things, "seed " + SEED + ", round " + round);
                writeUntilKilled(things, round, server);
            } finally {
                server.kill();
            }
        }
        Server server = new Server();
        try (MongoClient client = MongoClients.create(server.uri)) {
            check(client.getDatabase("d").getCollection("things"), "seed " + SEED + ", at the end");
        } finally {
            server.kill();
        }
        System.out.println(ROUNDS + " kills, " + acknowledged.get() + " acknowledged writes, none lost");
    }

    private void writeUntilKilled(MongoCollection<Document> things, int round, Server server) throws Exception {
        int enough = acknowledged.get() + 100 + random.nextInt(300);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            writers.add(Thread.ofPlatform().start(() -> {
                try {
                    for (int n = 0; ; n++) {
                        write(things, writer, round + "-" + writer + "-" + n);
                        if (acknowledged.get() > enough) {
                            server.kill();
                        }
                    }
                } catch (MongoException e) {
                    // The server is gone, as it should be.
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private void write(MongoCollection<Document> things, int writer, String id) {
        String own = "own-" + writer;
        things.insertOne(new Document("_id", id).append("key", "key-" + id).append("writer", writer));
        inserted.put(id, "key-" + id);
        Document version = things.findOneAndUpdate(
                eq("_id", own),
                Updates.combine(Updates.inc("version", 1), Updates.setOnInsert("key", own)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        versions.put(own, version.getInteger("version"));
        things.updateOne(
                eq("_id", "shared"),
                Updates.combine(Updates.inc("version", 1), Updates.setOnInsert("key", "shared")),
                new com.mongodb.client.model.UpdateOptions().upsert(true));
        shared.incrementAndGet();
        if (id.endsWith("3")) {
            inserted.remove(id);
            things.deleteOne(eq("_id", id));
            deleted.add(id);
            acknowledged.incrementAndGet();
        }
        acknowledged.addAndGet(3);
    }

    private void check(MongoCollection<Document> things, String when) {
        Map<String, Document> found = new HashMap<>();
        things.find().forEach(document -> found.put(document.getString("_id"), document));
        inserted.forEach((id, key) ->
                assertThat(found.get(id)).as(when + ", insert of " + id).containsEntry("key", key));
        versions.forEach((id, version) -> assertThat(found.get(id).getInteger("version"))
                .as(when + ", findAndModify of " + id)
                .isGreaterThanOrEqualTo(version));
        assertThat(found.keySet().stream().filter(deleted::contains))
                .as(when + ", deleted")
                .isEmpty();
        if (shared.get() > 0) {
            assertThat(found.get("shared").getInteger("version")).as(when).isGreaterThanOrEqualTo(shared.get());
        }
        checkIndexes(things, found, when);
    }

    private void checkIndexes(MongoCollection<Document> things, Map<String, Document> found, String when) {
        List<Document> some = new ArrayList<>(found.values());
        java.util.Collections.shuffle(some, random);
        for (Document document : some.subList(0, Math.min(20, some.size()))) {
            assertThat(things.find(eq("key", document.get("key"))).into(new ArrayList<>()))
                    .as(when)
                    .containsExactly(document);
            assertThatThrownBy(() -> things.insertOne(new Document("_id", "again").append("key", document.get("key"))))
                    .as(when)
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            e -> assertThat(e.getError().getCode()).isEqualTo(11000));
        }
        long byIndex = 0;
        for (int writer = 0; writer < WRITERS; writer++) {
            byIndex += things.countDocuments(eq("writer", writer));
        }
        assertThat(byIndex)
                .as(when)
                .isEqualTo(found.values().stream()
                        .filter(document -> document.containsKey("writer"))
                        .count());
    }

    /** The process that the launcher starts, too. */
    private final class Server {
        private final Process process;
        private final String uri;

        private Server() throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            EmbeddedStore.class.getName(),
                            folder.resolve("store.mv").toString(),
                            "0")
                    .redirectErrorStream(true)
                    .start();
            String line =
                    String.valueOf(process.inputReader(StandardCharsets.UTF_8).readLine());
            assertThat(line).contains("listens at mongodb://");
            uri = line.replaceFirst(".*(mongodb://\\S+/),.*", "$1");
        }

        private void kill() {
            process.destroyForcibly();
        }
    }
}
