package io.earnest.launcher.backup;

import java.util.List;

/**
 * What a backup holds, as its first entry says.
 *
 * @param format of the archive; 1
 * @param at when it was made, RFC 3339 in UTC
 * @param point the store's cluster time that all of it is as of; empty where nothing wrote meanwhile
 * @param collections in the order of the archive
 */
record Manifest(int format, String at, String point, List<Part> collections) {
    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /**
     * One collection.
     *
     * @param sha256 of its documents, as they stand in the archive
     */
    record Part(String database, String collection, long documents, long bytes, String sha256) {

        String name() {
            return database + "." + collection;
        }

        String documentsEntry() {
            return database + "/" + collection + ".bson";
        }

        String indexesEntry() {
            return database + "/" + collection + ".indexes.json";
        }
    }
}
