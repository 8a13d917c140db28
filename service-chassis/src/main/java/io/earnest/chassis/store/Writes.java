package io.earnest.chassis.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes that many may try, of whom one succeeds. */
public final class Writes {
    /** Each time somebody else got on, so that only a defect comes near it. */
    private static final int MAX_TRIES = 500;

    private Writes() {}

    /** Writes the document; false where one with its key is there already, which stays as it is. */
    public static <T> boolean insertIfAbsent(MongoCollection<T> collection, T document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Reads, decides and writes until nobody came between the reading and the writing.
     *
     * @param what is written, for the failure
     * @param once does it once; empty where another was faster
     * @throws IllegalStateException where another was faster each time: who still owes the write tries again later
     */
    public static <T> T retried(String what, Supplier<Optional<T>> once) {
        for (int i = 0; i < MAX_TRIES; i++) {
            Optional<T> done = once.get();
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new IllegalStateException(what + ": changes faster than it can be written");
    }

    /** Whether the write failed because a document with this key is there already. */
    public static boolean isDuplicateKey(MongoWriteException e) {
        return e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
