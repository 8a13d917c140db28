package io.earnest.chassis.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;

/** What went wrong with a write. */
public final class Writes {
    private Writes() {}

    /** Whether the write failed because a document with this key is there already. */
    public static boolean isDuplicateKey(MongoWriteException e) {
        return e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
