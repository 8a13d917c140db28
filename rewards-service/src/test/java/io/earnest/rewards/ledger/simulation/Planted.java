package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.decision.Core;
import io.earnest.rewards.ledger.engine.Surroundings;
import java.util.Optional;
import java.util.Random;

/** What is wrong with a ledger on purpose, at its seams; nothing as it stands. */
class Planted {

    static final Planted NOTHING = new Planted();

    /** The store as a process sees it. */
    SimulatedStore store(Scheduler scheduler, Process process, ReplicaSet replicas, Network network, Random random) {
        return new SimulatedStore(scheduler, process, replicas, network, random);
    }

    /** What a process decides by. */
    Surroundings.Decider decider() {
        return Core::apply;
    }

    /** Whether processes take themselves for the only one. */
    boolean alone() {
        return false;
    }

    /** Whether what was published is never looked at again. */
    boolean forgetsWhatWasPublished() {
        return false;
    }

    /** What a process publishes; empty for what its ledger says. */
    Optional<Block> head(SimulatedStore store) {
        return Optional.empty();
    }
}
