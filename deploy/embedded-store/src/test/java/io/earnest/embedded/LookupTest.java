package io.earnest.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With and without indexes, the same commands have the same answers. */
class LookupTest {
    private static final long SEED = 20_261_126L;
    private static final int STEPS = 3_000;

    @TempDir
    Path folder;

    @Test
    void anIndexNeverChangesAnAnswer() {
        try (EmbeddedStore store = EmbeddedStore.start(folder.resolve("store.mv"), 0, e -> {});
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> indexed = client.getDatabase("d").getCollection("indexed");
            MongoCollection<Document> plain = client.getDatabase("d").getCollection("plain");
            indexed.createIndex(Indexes.ascending("a", "b"));
            indexed.createIndex(Indexes.ascending("b.c"));
            indexed.createIndex(Indexes.ascending("s"), new IndexOptions().sparse(true));
            Random random = new Random(SEED);
            for (int step = 0; step < STEPS; step++) {
                List<Document> command = command(random);
                String at = "seed " + SEED + ", step " + step + ": " + command;
                assertThat(run(indexed, command)).as(at).isEqualTo(run(plain, command));
            }
        }
    }

    private static Object run(MongoCollection<Document> collection, List<Document> command) {
        Document filter = command.getFirst();
        return switch (command.size()) {
            case 1 -> collection.find(filter).sort(new Document("_id", 1)).into(new ArrayList<>());
            case 2 -> collection.updateMany(filter, command.get(1)).getModifiedCount();
            case 3 -> collection.deleteOne(filter).getDeletedCount();
            default ->
                collection
                        .replaceOne(
                                new Document("_id", command.get(1).get("_id")),
                                command.get(1),
                                new com.mongodb.client.model.ReplaceOptions().upsert(true))
                        .getMatchedCount();
        };
    }

    private static List<Document> command(Random random) {
        Document id = new Document("_id", random.nextInt(60));
        return switch (random.nextInt(8)) {
            case 0 -> List.of(id, new Document("$set", fields(random)));
            case 1 ->
                List.of(
                        id,
                        new Document(
                                "$unset", new Document(List.of("a", "b", "s").get(random.nextInt(3)), "")));
            case 2 -> List.of(id, id, id);
            case 3, 4 -> List.of(id, new Document(id).append("a", value(random)).append("b", value(random)), id, id);
            default -> List.of(filter(random));
        };
    }

    private static Document fields(Random random) {
        return new Document(List.of("a", "b", "s").get(random.nextInt(3)), value(random));
    }

    private static Document filter(Random random) {
        Document one = condition(random);
        return switch (random.nextInt(3)) {
            case 0 -> one;
            case 1 -> new Document("$and", List.of(one, condition(random)));
            default -> new Document("$or", List.of(one, condition(random)));
        };
    }

    private static Document condition(Random random) {
        String field = List.of("a", "b", "b.c", "s", "_id").get(random.nextInt(5));
        Object value = value(random);
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Document(field, value);
            case 2 -> new Document(field, new Document("$in", Arrays.asList(value, value(random))));
            case 3 -> new Document(field, new Document("$gte", random.nextInt(4)));
            case 4 -> new Document(field, new Document("$ne", value));
            default -> new Document(field, new Document("$eq", value));
        };
    }

    private static Object value(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> null;
            case 1 -> List.of();
            case 2 -> List.of(random.nextInt(4), random.nextInt(4));
            case 3 -> new Document("c", random.nextInt(4));
            case 4 -> List.of(new Document("c", random.nextInt(4)), new Document("c", (long) random.nextInt(4)));
            case 5 -> (long) random.nextInt(4);
            case 6 -> (double) random.nextInt(4);
            default -> random.nextInt(4);
        };
    }
}
