package io.earnest.rewards.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The store could not be reached in time. What was submitted may yet be booked or may not: only the same commands, sent
 * again, find out.
 */
public class LedgerUnavailableException extends RuntimeException {
    public LedgerUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
