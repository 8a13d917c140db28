package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.engine.Surroundings;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.store.CorruptJournalException;
import io.earnest.rewards.ledger.store.StoreException;
import java.time.Duration;
import java.util.Optional;

/** A process with a ledger in it, from its start to its end. */
final class Replica {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    final Process process;
    final Network network;
    final Ledger ledger;
    private final SimulatedStore store;
    private final Run run;

    Replica(Run run, Process process, Network network, SimulatedStore store) {
        this.run = run;
        this.process = process;
        this.network = network;
        this.store = store;
        Plan plan = run.plan;
        LedgerOptions options = new LedgerOptions(
                process.name, TIMEOUT, 512, 512, plan.mostCached(), plan.checkpointEvery(), !run.planted.alone());
        Surroundings surroundings = new Surroundings(
                process::clock,
                run.random,
                new SimulatedScheduling(run.scheduler, process),
                run.planted.decider(),
                new PublishedGate(run, store));
        this.ledger = RunningLedger.start(store, store, store, surroundings, options);
        run.scheduler.start(process, "publisher", this::publish);
    }

    /** At the start, and then now and then: what is durable, as far as it contradicts nothing that was published. */
    private void publish() {
        while (!process.dead() && !run.over()) {
            try {
                publishOnce();
            } catch (StoreException | LedgerUnavailableException | CorruptJournalException e) {
                run.scheduler.trace("publishes nothing: " + e.getMessage());
            }
            run.scheduler.pause(1 + run.random.nextLong(900_000_000L));
        }
    }

    private void publishOnce() {
        Optional<String> contradiction = run.contradiction(store);
        if (contradiction.isPresent()) {
            run.found(contradiction.get());
            return;
        }
        run.planted
                .head(store)
                .or(() -> Optional.of(ledger.head())
                        .map(Head::seq)
                        .filter(seq -> seq > 0)
                        .flatMap(store::read))
                .ifPresent(block -> {
                    if (block.seq() > run.published.newest()) {
                        run.scheduler.trace("publishes block " + block.seq());
                        run.published.publish(block.seq(), block.hash());
                    }
                });
    }
}
