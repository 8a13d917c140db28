package io.earnest.rewards.ledger.simulation;

/**
 * What came of a run.
 *
 * @param failure what did not hold; null where everything did
 * @param trace all that happened, in its order
 */
record Outcome(Plan plan, Throwable failure, String trace, int blocks, int entries) {

    boolean failed() {
        return failure != null;
    }

    /** The first line of what did not hold. */
    String what() {
        String message = String.valueOf(failure.getMessage()).strip();
        return failure.getClass().getSimpleName() + ": "
                + message.lines()
                        .limit(6)
                        .reduce((a, b) -> a + " | " + b.strip())
                        .orElse("");
    }
}
