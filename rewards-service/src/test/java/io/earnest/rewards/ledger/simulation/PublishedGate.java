package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.WritingGate;
import java.util.Optional;

/** Lets nobody write on a chain that contradicts what was published of it, as the log's gate does. */
record PublishedGate(Run run, SimulatedStore store) implements WritingGate {

    @Override
    public Optional<String> closedAtStart() {
        Optional<String> contradiction = run.contradiction(store);
        contradiction.ifPresent(run::found);
        return contradiction;
    }

    @Override
    public Optional<String> closed() {
        return Optional.empty();
    }
}
