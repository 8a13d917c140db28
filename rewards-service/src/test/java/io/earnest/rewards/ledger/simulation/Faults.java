package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.engine.Surroundings;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Faults that a ledger could have, each planted at a seam of its own; the simulation must find every one. */
enum Faults {
    ACKNOWLEDGES_BEFORE_THE_INSERT(FaultyStores.AcknowledgesFirst::new),
    PASSES_AN_UNKNOWN_OUTCOME(FaultyStores.PassesUnknown::new),
    LOST_FENCE(FaultyStores.LostFence::new),
    TRUSTS_THE_TURN(FaultyStores.TrustsTheTurn::new),
    READS_WHAT_NO_MAJORITY_HAS(FaultyStores.ReadsNewest::new),
    WATERMARK_FIRST(FaultyStores.WatermarkFirst::new),
    INCREMENTS_IN_A_PROJECTION(FaultyStores.Increments::new),
    BELIEVES_AN_OLD_PRIMARY(FaultyStores.BelievesOld::new),
    NO_FINGERPRINT_CHECK(FaultyDeciders::noFingerprintCheck),
    CHECKS_A_STALE_BALANCE(FaultyDeciders::staleBalance),
    PAYS_WITHOUT_THE_BUDGET(FaultyDeciders::withoutBudget),
    OPENS_A_DAY_TWICE(FaultyDeciders::opensTwice),
    REVERSES_TWICE(FaultyDeciders::reversesTwice),
    TAKES_ITSELF_FOR_ALONE(new Planted() {
        @Override
        boolean alone() {
            return true;
        }
    }),
    FORGETS_WHAT_WAS_PUBLISHED(new Planted() {
        @Override
        boolean forgetsWhatWasPublished() {
            return true;
        }
    }),
    PUBLISHES_BEFORE_A_MAJORITY(new Planted() {
        @Override
        Optional<Block> head(SimulatedStore store) {
            return store.ask(
                    "newest",
                    () -> Optional.ofNullable(store.replicas.newest().blocks.lastEntry())
                            .map(java.util.Map.Entry::getValue));
        }
    });

    private final Planted planted;

    Faults(Planted planted) {
        this.planted = planted;
    }

    Faults(Connecting connecting) {
        this(new Planted() {
            @Override
            SimulatedStore store(
                    Scheduler scheduler, Process process, ReplicaSet replicas, Network network, Random random) {
                return connecting.connect(scheduler, process, replicas, network, random);
            }
        });
    }

    Faults(Supplier<Surroundings.Decider> decider) {
        this(new Planted() {
            @Override
            Surroundings.Decider decider() {
                return decider.get();
            }
        });
    }

    Planted planted() {
        return planted;
    }

    private interface Connecting {
        SimulatedStore connect(
                Scheduler scheduler, Process process, ReplicaSet replicas, Network network, Random random);
    }
}
