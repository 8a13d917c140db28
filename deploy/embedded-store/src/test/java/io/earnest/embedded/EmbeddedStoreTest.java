package io.earnest.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {
    @TempDir
    Path folder;

    private EmbeddedStore store;
    private MongoClient client;

    @BeforeEach
    void start() {
        store = EmbeddedStore.start(folder.resolve("store.mv"), 0, e -> {
            throw new AssertionError(e);
        });
        client = MongoClients.create(store.uri());
    }

    @AfterEach
    void stop() {
        client.close();
        store.close();
    }

    private void restart() {
        stop();
        start();
    }

    private MongoCollection<Document> things() {
        return client.getDatabase("shop").getCollection("things");
    }

    @Test
    void documentsOfAllKindsAreThereAfterARestart() {
        Document kinds = new Document("_id", "kinds")
                .append("long", Long.MAX_VALUE)
                .append("int", 7)
                .append("double", 0.5)
                .append("text", "Grüße, \u0000 too")
                .append("date", new java.util.Date(1_700_000_000_000L))
                .append("bytes", new org.bson.types.Binary(new byte[] {1, 2, 3}))
                .append("id", new org.bson.types.ObjectId())
                .append("nothing", null)
                .append("flag", true)
                .append("decimal", org.bson.types.Decimal128.parse("12.50"))
                .append("list", List.of(1, List.of("a"), new Document("deep", new Document("er", 1L))));
        things().insertOne(kinds);
        things().insertOne(new Document("_id", new Document("account", "a").append("article", 1)).append("n", 1));
        things().insertOne(new Document("_id", 5L).append("n", 2));

        restart();

        assertThat(things().find(eq("_id", "kinds")).first()).isEqualTo(kinds);
        assertThat(things().find(eq("_id", new Document("account", "a").append("article", 1)))
                        .first())
                .containsEntry("n", 1);
        assertThat(things().find(eq("_id", 5)).first()).containsEntry("n", 2);
    }

    @Test
    void indexesHoldAfterARestart() {
        things().createIndex(Indexes.ascending("shelf", "place"), new IndexOptions().unique(true));
        things().createIndex(Indexes.ascending("colour"));
        things().insertOne(new Document("_id", 1)
                .append("shelf", "a")
                .append("place", 1)
                .append("colour", "red"));
        things().insertOne(new Document("_id", 2)
                .append("shelf", "a")
                .append("place", 2)
                .append("colour", "red"));
        things().updateOne(eq("_id", 2), Updates.set("place", 3));
        things().insertOne(new Document("_id", 3)
                .append("shelf", "b")
                .append("place", 1)
                .append("colour", "blue"));
        things().deleteOne(eq("_id", 3));

        restart();

        assertThat(things().listIndexes().map(index -> index.getString("name")).into(new ArrayList<>()))
                .containsExactlyInAnyOrder("_id_", "shelf_1_place_1", "colour_1");
        assertRefused(new Document("_id", 4).append("shelf", "a").append("place", 1));
        assertRefused(new Document("_id", 4).append("shelf", "a").append("place", 3));
        assertRefused(new Document("_id", 2).append("shelf", "c").append("place", 1));
        things().insertOne(new Document("_id", 4).append("shelf", "a").append("place", 2));
        things().insertOne(new Document("_id", 3).append("shelf", "b").append("place", 1));
        assertThat(ids(things().find(and(eq("shelf", "a"), eq("place", 3))).into(new ArrayList<>())))
                .containsExactly(2);
        assertThat(ids(things().find(eq("colour", "red")).into(new ArrayList<>())))
                .containsExactlyInAnyOrder(1, 2);
    }

    private void assertRefused(Document document) {
        assertThatThrownBy(() -> things().insertOne(document))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCode()).isEqualTo(11000));
    }

    private static List<Object> ids(List<Document> documents) {
        return documents.stream().map(document -> document.get("_id")).toList();
    }

    @Test
    void updatesAreComparedAndSetAndUpsertOnce() {
        things().insertOne(new Document("_id", "x").append("version", 1));

        assertThat(things().updateOne(and(eq("_id", "x"), eq("version", 1)), Updates.set("version", 2))
                        .getModifiedCount())
                .isOne();
        assertThat(things().updateOne(and(eq("_id", "x"), eq("version", 1)), Updates.set("version", 3))
                        .getModifiedCount())
                .isZero();
        assertThat(things().findOneAndUpdate(
                                eq("_id", "y"),
                                Updates.inc("uses", 1),
                                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
                .isEqualTo(new Document("_id", "y").append("uses", 1));
        assertThat(things().updateOne(eq("_id", "y"), Updates.inc("uses", 1), new UpdateOptions().upsert(true))
                        .getUpsertedId())
                .isNull();
        assertThat(things().findOneAndDelete(eq("_id", "y"))).containsEntry("uses", 2);
        assertThat(things().countDocuments()).isOne();
    }

    @Test
    void aCursorKeepsWhatItFoundWhileTheDocumentsChange() {
        IntStream.range(0, 50).forEach(i -> things().insertOne(new Document("_id", i).append("state", "old")));

        try (var cursor =
                things().find().batchSize(10).sort(Sorts.ascending("_id")).iterator()) {
            List<String> states = new ArrayList<>();
            states.add(cursor.next().getString("state"));
            things().updateMany(gt("_id", -1), Updates.set("state", "new"));
            cursor.forEachRemaining(document -> states.add(document.getString("state")));

            assertThat(states).hasSize(50).containsOnly("old");
        }
        assertThat(things().countDocuments(eq("state", "new"))).isEqualTo(50);
    }

    @Test
    void aStageThatWritesIntoADocumentLeavesTheStoredOneAlone() {
        things().insertOne(new Document("_id", 1).append("in", new Document("a", 1)));

        List<Document> shown = things().aggregate(
                        List.of(new Document("$addFields", new Document("in", new Document("b", 2)))))
                .into(new ArrayList<>());

        assertThat(shown.getFirst().get("in")).isEqualTo(new Document("a", 1).append("b", 2));
        assertThat(things().find().first().get("in")).isEqualTo(new Document("a", 1));
    }

    @Test
    void aSparseIndexFindsTheFewThatHaveTheField() {
        things().createIndex(Indexes.ascending("intent.notBefore"), new IndexOptions().sparse(true));
        IntStream.range(0, 20).forEach(i -> things().insertOne(new Document("_id", i)));
        things().insertOne(new Document("_id", 99).append("intent", new Document("notBefore", 5)));

        assertThat(ids(things().find(lte("intent.notBefore", 5)).into(new ArrayList<>())))
                .containsExactly(99);
        things().updateOne(eq("_id", 99), Updates.unset("intent"));
        assertThat(things().find(lte("intent.notBefore", 5)).first()).isNull();
    }

    @Test
    void whatIsDroppedStaysAway() {
        things().createIndex(Indexes.ascending("a"), new IndexOptions().unique(true));
        things().insertOne(new Document("_id", 1).append("a", 1));
        client.getDatabase("other").getCollection("kept").insertOne(new Document("_id", 1));
        things().drop();

        restart();

        assertThat(client.getDatabase("shop").listCollectionNames().into(new ArrayList<>()))
                .isEmpty();
        things().insertOne(new Document("_id", 2).append("a", 1));
        things().insertOne(new Document("_id", 3).append("a", 1));
        client.getDatabase("shop").drop();
        restart();
        assertThat(client.listDatabaseNames().into(new ArrayList<>()))
                .contains("other")
                .doesNotContain("shop");
        assertThat(client.getDatabase("other").getCollection("kept").countDocuments())
                .isOne();
    }

    @Test
    void whatItWouldHaveToIgnoreItRefuses() {
        assertThatThrownBy(() -> things().createIndex(
                                Indexes.ascending("a"),
                                new IndexOptions().unique(true).partialFilterExpression(gt("a", 1))))
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("partialFilterExpression");
        assertThatThrownBy(() -> things().createIndex(
                                Indexes.ascending("a"), new IndexOptions().expireAfter(1L, TimeUnit.HOURS)))
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("expireAfterSeconds");
    }

    @Test
    void aDocumentThatGrowsTooLargeIsRefusedAndTheOldOneStays() {
        String megabyte = "x".repeat(1 << 20);
        things().insertOne(new Document("_id", 1).append("list", new ArrayList<>()));

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 20; i++) {
                        things().updateOne(eq("_id", 1), Updates.push("list", megabyte));
                    }
                })
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("too large");

        restart();
        assertThat(things().find(in("_id", 1, 2)).first().getList("list", String.class))
                .isNotEmpty();
    }

    @Test
    void openCursorsHaveALimit() {
        IntStream.range(0, 3).forEach(i -> things().insertOne(new Document("_id", i)));
        for (int i = 0; i < 1_100; i++) {
            client.getDatabase("shop").runCommand(new Document("find", "things").append("batchSize", 1));
        }

        Document status = client.getDatabase("admin").runCommand(new Document("serverStatus", 1));
        assertThat(status.getEmbedded(List.of("metrics", "cursor", "open", "total"), Long.class))
                .isLessThanOrEqualTo(1_000);
        assertThat(things().find().batchSize(1).into(new ArrayList<>())).hasSize(3);
    }
}
