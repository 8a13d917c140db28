package io.earnest.rewards.ledger.simulation;

/** Ends a thread of a process that is no more, at the point where it would have gone on. No code of the ledger catches it. */
final class Crashed extends Error {
    private static final long serialVersionUID = 1;

    Crashed() {
        super("the process is gone", null, false, false);
    }
}
