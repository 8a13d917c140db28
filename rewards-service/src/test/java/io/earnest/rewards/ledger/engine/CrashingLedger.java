package io.earnest.rewards.ledger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.MemoryStore;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.decision.BlockContext;
import io.earnest.rewards.ledger.decision.CheckedCommand;
import io.earnest.rewards.ledger.decision.CommandCheck;
import io.earnest.rewards.ledger.decision.Core;
import io.earnest.rewards.ledger.decision.Proposal;
import io.earnest.rewards.ledger.projection.Projected;
import io.earnest.rewards.ledger.projection.Projector;
import io.earnest.rewards.ledger.projection.UnprojectedState;
import io.earnest.rewards.ledger.recovery.Blocks;
import io.earnest.rewards.ledger.recovery.Tip;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.Head;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A ledger without threads, whose projections lag and are torn, and which crashes. */
public final class CrashingLedger {

    private static final LedgerOptions OPTIONS =
            new LedgerOptions("random", Duration.ofSeconds(1), 512, Integer.MAX_VALUE, 8, Duration.ofDays(1), false);

    final MemoryStore store = new MemoryStore();
    private final Random random;
    private final List<Changes> unprojected = new ArrayList<>();
    private UnprojectedState state;
    private Blocks blocks;
    private Projector projector;
    private Tip tip;

    CrashingLedger(Random random) throws InterruptedException {
        this.random = random;
        start();
    }

    Head head() {
        return state.head();
    }

    List<Result> submit(Instant now, List<Command> commands) {
        List<CheckedCommand> rest = commands.stream().map(CommandCheck::check).toList();
        List<Result> results = new ArrayList<>();
        while (!rest.isEmpty()) {
            byte[] salt = new byte[32];
            random.nextBytes(salt);
            Instant at = now.isBefore(head().at()) ? head().at() : now;
            Proposal applied = Core.apply(
                    tip.prepare(rest),
                    new BlockContext(at, "random", HexFormat.of().formatHex(salt)),
                    rest);
            if (applied.block() != null) {
                store.append(applied.block());
                tip.commit(applied.block(), applied.changes());
                unprojected.add(applied.changes());
            }
            applied.decisions()
                    .forEach(decision -> results.add(CommandQueue.result(decision, applied.block(), blocks)));
            rest = rest.subList(applied.decisions().size(), rest.size());
        }
        return results;
    }

    /** Lets something happen to the projections, or to the process. */
    void disturb() throws InterruptedException {
        switch (random.nextInt(6)) {
            case 0 -> project(unprojected.size());
            case 1 -> project(random.nextInt(unprojected.size() + 1));
            case 2 -> {
                tear();
                crash();
            }
            case 3 -> crash();
            default -> {}
        }
    }

    /** Everything in the projections. */
    void settle() throws InterruptedException {
        project(unprojected.size());
    }

    /** Builds the projections of a store anew. */
    static Head rebuild(MemoryStore store) throws InterruptedException {
        UnprojectedState state = new UnprojectedState(store, 8);
        Projector projector = new Projector(store, state, OPTIONS);
        new Tip(store, store, state, new Blocks(store), projector).recover();
        projector.stop();
        projector.run();
        return state.head();
    }

    private void project(int blocksDone) {
        for (Changes changes : List.copyOf(unprojected.subList(0, blocksDone))) {
            store.write(changes);
            store.moveWatermark(changes.head().seq());
            Projected.now(state, changes);
            unprojected.removeFirst();
            if (random.nextInt(3) == 0) {
                store.checkpoint(changes.head());
            }
        }
    }

    /** A flush that is cut short: what never changes is written first, then some of the documents. */
    private void tear() {
        for (Changes changes : unprojected) {
            Documents some = new Documents();
            changes.documents().keys().forEach(some::put);
            some(changes.documents().accounts(), some::put);
            some(changes.documents().statements(), some::put);
            some(changes.documents().pairs(), some::put);
            some(changes.documents().comments(), some::put);
            store.write(new Changes(changes.head(), some, changes.rows(), changes.reports()));
        }
    }

    private <T> void some(Collection<T> all, Consumer<T> to) {
        all.stream().filter(document -> random.nextBoolean()).forEach(to);
    }

    private void crash() throws InterruptedException {
        Head before = state.head();
        start();
        assertThat(state.head()).isEqualTo(before);
        // What was replayed is projected by the projector itself, as at a clean stop.
        projector.stop();
        projector.run();
        start();
        assertThat(state.head()).isEqualTo(before);
    }

    private void start() throws InterruptedException {
        unprojected.clear();
        state = new UnprojectedState(store, 8);
        blocks = new Blocks(store);
        projector = new Projector(store, state, OPTIONS);
        tip = new Tip(store, store, state, blocks, projector);
        tip.recover();
    }
}
