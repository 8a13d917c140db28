package io.earnest.rewards.log;

/** The chain in the store is not one that goes on from what was published of it. */
class ContradictionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ContradictionException(String message) {
        super(message);
    }
}
