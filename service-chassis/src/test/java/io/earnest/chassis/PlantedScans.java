package io.earnest.chassis;

import com.mongodb.client.MongoCollection;
import java.util.function.Function;
import org.bson.Document;

/** Stands for a service's code in the test of the check of query plans. */
public final class PlantedScans {
    private PlantedScans() {}

    public static void run(MongoCollection<Document> things, Function<MongoCollection<Document>, ?> command) {
        command.apply(things);
    }
}
