package io.earnest.chassis.testing;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Holds a service's README against its store: each collection has a row in a table, which names the first field of each index. */
final class ReadmeData {
    private final List<String> rows;

    private ReadmeData(List<String> rows) {
        this.rows = rows;
    }

    /** Of the module whose tests run. */
    static ReadmeData ofThisModule() throws IOException {
        Path readme = Path.of("README.md");
        return new ReadmeData(Files.exists(readme) ? Files.readAllLines(readme) : List.of());
    }

    static ReadmeData of(String readme) {
        return new ReadmeData(readme.lines().toList());
    }

    /** A line for what is missing. */
    List<String> missing(MongoDatabase database, String collection) {
        Optional<String> row = rows.stream()
                .filter(line -> line.startsWith("|") && line.split("\\|")[1].contains("`" + collection + "`"))
                .findFirst();
        if (row.isEmpty()) {
            return List.of("README.md has no row for the collection " + collection);
        }
        List<String> missing = new ArrayList<>();
        for (Document index : database.getCollection(collection).listIndexes()) {
            String first = index.get("key", Document.class).keySet().iterator().next();
            if (!first.equals("_id") && !row.get().contains(first)) {
                missing.add("README.md does not name the index " + index.get("key") + " of " + collection);
            }
        }
        return missing;
    }
}
