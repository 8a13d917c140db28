package io.earnest.rewards.ledger.projection;

import io.earnest.rewards.ledger.state.Changes;

/** Does at once what the projector's thread does when it has written. */
public final class Projected {

    private Projected() {}

    public static void now(UnprojectedState state, Changes changes) {
        state.projected(changes);
    }
}
