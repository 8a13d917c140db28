package io.earnest.rewards.ledger.store;

import org.jspecify.annotations.Nullable;

/** The store did not answer, or not as it should. */
public class StoreException extends RuntimeException {
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
