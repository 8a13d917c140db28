package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.WritingGate;
import io.earnest.rewards.ledger.decision.BlockContext;
import io.earnest.rewards.ledger.decision.CheckedCommand;
import io.earnest.rewards.ledger.decision.Core;
import io.earnest.rewards.ledger.decision.Proposal;
import io.earnest.rewards.ledger.decision.Snapshot;
import io.earnest.rewards.ledger.scheduling.Scheduling;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a ledger gets from outside besides its store. A simulation gives it all of this, and so the same run twice.
 *
 * @param clock the time of day
 * @param random where salts come from; must not be guessed by anybody
 * @param scheduling its threads and their waiting
 * @param decider what makes a block of commands
 * @param gate what is known of the chain outside of its store
 */
public record Surroundings(
        InstantSource clock, RandomGenerator random, Scheduling scheduling, Decider decider, WritingGate gate) {

    /** Those of this machine, but for the clock and what is known of the chain. */
    static Surroundings of(InstantSource clock, WritingGate gate) {
        return new Surroundings(clock, new SecureRandom(), Scheduling.SYSTEM, Core::apply, gate);
    }

    /** {@link Core#apply}, behind a seam at which a test plants what must be found. */
    public interface Decider {
        /** As {@link Core#apply}. */
        Proposal apply(Snapshot snapshot, BlockContext context, List<CheckedCommand> commands);
    }
}
