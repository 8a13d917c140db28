package io.earnest.rewards.ledger;

/** Too much is waiting; none of the submitted commands was taken, and all may be sent again in a moment. */
public class LedgerBusyException extends RuntimeException {
    public LedgerBusyException(String message) {
        super(message);
    }
}
