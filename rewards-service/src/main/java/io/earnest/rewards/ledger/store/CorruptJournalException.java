package io.earnest.rewards.ledger.store;

/** The chain does not verify. Nothing is decided on it; somebody has to look. */
public class CorruptJournalException extends RuntimeException {
    public CorruptJournalException(String message) {
        super(message);
    }
}
