package io.earnest.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kill -9 can't show: that the disk was told to keep it before the client was told that it is kept. */
class PowerCutTest {
    private static final long SEED = 41;
    private static final int WRITERS = 8;
    private static final int WRITES_EACH = 120;
    private static final int CUTS = 60;

    @TempDir
    Path folder;

    @Test
    void aPowerFailureTakesBackNothingThatWasAcknowledgedOrRead() throws Exception {
        Path path = folder.resolve("store.mv");
        Map<Object, Integer> known = new ConcurrentHashMap<>();
        CountDownLatch writers = new CountDownLatch(WRITERS);
        List<Map<Object, Integer>> knownAtTheCut = new ArrayList<>();
        try (EmbeddedStore store = EmbeddedStore.start(StoreFile.open(CutDisk.name(path)), 0, e -> {});
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> things = client.getDatabase("d").getCollection("things");
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                Thread.ofPlatform().start(() -> {
                    try {
                        write(things, writer, known);
                    } finally {
                        writers.countDown();
                    }
                });
            }
            Random random = new Random(SEED);
            for (int cut = 0; cut < CUTS && writers.getCount() > 0; cut++) {
                int forces = CutDisk.forces(path);
                while (CutDisk.forces(path) < forces + 2 && writers.getCount() > 0) {
                    Thread.onSpinWait();
                }
                knownAtTheCut.add(Map.copyOf(known));
                CutDisk.cut(path, folder.resolve("image-" + cut), random);
            }
            writers.await();
        }

        assertThat(knownAtTheCut).hasSizeGreaterThan(10);
        for (int cut = 0; cut < knownAtTheCut.size(); cut++) {
            Map<Object, Integer> left = versions(folder.resolve("image-" + cut));
            knownAtTheCut
                    .get(cut)
                    .forEach((id, version) -> assertThat(left.get(id))
                            .as("seed %d, %s", SEED, id)
                            .isNotNull()
                            .isGreaterThanOrEqualTo(version));
        }
    }

    /** Inserts, updates, and reads what another writes: that was seen, so it must stay too. */
    private static void write(MongoCollection<Document> things, int writer, Map<Object, Integer> known) {
        Random random = new Random(SEED + writer);
        String other = "w" + (writer + 1) % WRITERS;
        String mine = "w" + writer;
        things.insertOne(new Document("_id", mine).append("version", 0));
        for (int i = 1; i <= WRITES_EACH; i++) {
            String id = writer + "-" + i;
            things.insertOne(
                    new Document("_id", id).append("version", 1).append("text", "x".repeat(random.nextInt(900))));
            known.put(id, 1);
            things.updateOne(eq("_id", mine), inc("version", 1));
            known.merge(mine, i, Math::max);
            Document seen = things.find(eq("_id", other)).first();
            if (seen != null) {
                known.merge(other, seen.getInteger("version"), Math::max);
            }
        }
    }

    private static Map<Object, Integer> versions(Path image) {
        Map<Object, Integer> versions = new ConcurrentHashMap<>();
        try (MVStore file = StoreFile.open(image)) {
            Maps.open(file, "d", "things")
                    .forEach((id, document) ->
                            versions.put(id, (Integer) Objects.requireNonNull(document.get("version"))));
        }
        return versions;
    }

    @Test
    void aFileThatCanNoLongerBeWrittenAcknowledgesNothingMore() throws Exception {
        Path path = folder.resolve("store.mv");
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        EmbeddedStore store = EmbeddedStore.start(StoreFile.open(CutDisk.name(path)), 0, told::complete);
        try (MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> things = client.getDatabase("d").getCollection("things");
            things.insertOne(new Document("_id", 1));
            CutDisk.refuse(path);

            assertThat(catching(() -> things.insertOne(new Document("_id", 2)))).isInstanceOf(MongoException.class);
            assertThat(told.get(30, TimeUnit.SECONDS)).hasStackTraceContaining("No space left on device");
            assertThat(catching(() -> things.insertOne(new Document("_id", 3)))).isInstanceOf(MongoException.class);
        } finally {
            store.close();
        }
    }

    private static Exception catching(Runnable action) {
        try {
            action.run();
            throw new AssertionError("was acknowledged");
        } catch (RuntimeException e) {
            return e;
        }
    }
}
