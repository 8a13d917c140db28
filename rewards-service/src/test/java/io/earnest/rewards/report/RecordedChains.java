package io.earnest.rewards.report;

import com.mongodb.client.MongoDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Stores that earlier versions wrote, as {@link ChainRecorder} wrote them down. */
public final class RecordedChains {
    /** Of before a reading's required seconds were booked: all activities, two tariffs in force and one announced. */
    public static final String FIRST = "chain-1";

    private RecordedChains() {}

    /** Puts all documents of a recorded store into a database. */
    public static void load(String name, MongoDatabase into) {
        Map<String, List<Document>> documents = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                RecordedChains.class.getResourceAsStream("/recorded/" + name + ".jsonl"), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(Document::parse)
                    .forEach(line -> documents
                            .computeIfAbsent(line.getString("collection"), none -> new ArrayList<>())
                            .add(line.get("document", Document.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        documents.forEach((collection, all) -> into.getCollection(collection).insertMany(all));
    }
}
