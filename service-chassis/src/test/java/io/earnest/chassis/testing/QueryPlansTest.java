package io.earnest.chassis.testing;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.PlantedScans;
import java.util.List;
import java.util.Properties;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Scans planted on a real mongod are found, and nothing else is. */
class QueryPlansTest {
    private static final ReadmeData README = ReadmeData.of("""
            | collection | indexes |
            | `things` | shelf, place |
            | `few` | |
            """);

    @Test
    void eachPlantedScanIsFoundWithItsLineAndItsCommand() {
        String name = TestStores.real().getName();
        QueryPlans plans = new QueryPlans(PlantedScans.class::equals);
        try (MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(String.valueOf(TestStores.realUri())))
                .addCommandListener(plans)
                .build())) {
            MongoCollection<Document> things = client.getDatabase(name).getCollection("things");
            things.createIndex(Indexes.ascending("shelf", "place"));

            PlantedScans.run(
                    things,
                    collection -> collection
                            .find(eq("shelf", 1))
                            .sort(Sorts.descending("place"))
                            .first());
            PlantedScans.run(things, collection -> collection.updateOne(eq("_id", 1), Updates.set("shelf", 2)));
            PlantedScans.run(
                    things, collection -> collection.find(gt("place", 1)).first());
            PlantedScans.run(
                    things,
                    collection -> collection
                            .find(eq("shelf", 1))
                            .sort(Sorts.ascending("colour"))
                            .first());
            PlantedScans.run(things, collection -> collection.deleteMany(eq("colour", "red")));
            PlantedScans.run(things, collection -> collection.countDocuments(eq("place", 1)));
            things.find(eq("colour", "unheard: sent by a test")).first();

            List<String> found = plans.unserved(client, new Properties(), README);
            assertThat(found).hasSize(4).allMatch(line -> line.startsWith(PlantedScans.class.getName() + ":"));
            assertThat(found).anyMatch(line -> line.contains("COLLSCAN") && line.contains("\"find\": \"things\""));
            assertThat(found).anyMatch(line -> line.contains("SORT") && line.contains("\"colour\": 1"));
            assertThat(found).anyMatch(line -> line.contains("COLLSCAN") && line.contains("\"delete\": \"things\""));
            assertThat(found).anyMatch(line -> line.contains("COLLSCAN") && line.contains("\"aggregate\": \"things\""));
            assertThat(plans.unserved(client, new Properties(), README)).isEmpty();
        }
    }

    @Test
    void aNamedCollectionIsExempt() {
        String name = TestStores.real().getName();
        QueryPlans plans = new QueryPlans(PlantedScans.class::equals);
        try (MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(String.valueOf(TestStores.realUri())))
                .addCommandListener(plans)
                .build())) {
            MongoCollection<Document> few = client.getDatabase(name).getCollection("few");
            few.insertOne(new Document());
            PlantedScans.run(few, collection -> collection.find().first());
            Properties exempt = new Properties();
            exempt.setProperty("few", "one document");

            assertThat(plans.unserved(client, exempt, README)).isEmpty();
        }
    }

    @Test
    void aCollectionOrAnIndexThatTheReadmeLeavesOutIsNamed() {
        MongoDatabase database = TestStores.real();
        database.getCollection("things").createIndex(Indexes.ascending("colour", "place"));

        assertThat(ReadmeData.of("| `things` | `_id`, `place` |").missing(database, "things"))
                .singleElement()
                .asString()
                .contains("does not name the index", "colour");
        assertThat(ReadmeData.of("| `things` | `_id` | `colour` |").missing(database, "others"))
                .containsExactly("README.md has no row for the collection others");
        assertThat(ReadmeData.of("| `things` | `_id` | `colour` |").missing(database, "things"))
                .isEmpty();
    }
}
