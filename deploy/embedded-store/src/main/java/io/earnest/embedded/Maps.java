package io.earnest.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ObjectDataType;

/** The maps in the file: one for a collection, by position. Indexes are in none of them, so they can't disagree with the data. */
final class Maps {
    private static final String PREFIX = "documents.";

    private Maps() {}

    static MVMap<Object, Document> open(MVStore file, String database, String collection) {
        return file.openMap(
                name(database, collection),
                new MVMap.Builder<Object, Document>()
                        .keyType(new ObjectDataType())
                        .valueType(new BsonType()));
    }

    static void remove(MVStore file, String database, String collection) {
        file.removeMap(open(file, database, collection));
    }

    static void removeAll(MVStore file, String database) {
        file.getMapNames().stream()
                .filter(map -> map.startsWith(name(database, "")))
                .toList()
                .forEach(map ->
                        remove(file, database, map.substring(name(database, "").length())));
    }

    /** Names of databases hold no dot. */
    static List<String> databases(MVStore file) {
        return file.getMapNames().stream()
                .filter(map -> map.startsWith(PREFIX))
                .map(map -> map.substring(PREFIX.length(), map.indexOf('.', PREFIX.length())))
                .distinct()
                .toList();
    }

    private static String name(String database, String collection) {
        return PREFIX + database + "." + collection;
    }
}
