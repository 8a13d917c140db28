package io.earnest.launcher.bench.reports;

import io.earnest.launcher.Console;
import io.earnest.launcher.bench.ledger.LedgerProgram;
import io.earnest.launcher.bench.ledger.Round;
import io.earnest.launcher.bench.result.Figure;
import io.earnest.launcher.bench.result.Samples;
import io.earnest.launcher.bench.result.Section;
import io.earnest.launcher.bench.result.Words;
import io.earnest.launcher.bench.subject.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ledger that grows, in a database of its own: what it books a second, and how soon it is there again after a stop and after a kill. */
public final class GrowthMeasurement {
    private static final String DATABASE = "earnest-bench-growth";
    private static final long[] SIZES = {10_000, 100_000};
    private static final long[] LARGE_SIZES = {10_000, 1_000_000, 10_000_000};
    private static final int WRITERS = 64;
    private static final int ROUNDS = 3;
    /** Short, so that the ledger keeps about its size. */
    private static final int LOAD_MILLIS = 1_000;

    /** Short, so that one says how far it is; progress is all that depends on it. */
    private static final long FILLED_AT_ONCE = 20_000;

    private final Target target;
    private final Console console;
    private final List<String> missing;
    private final List<Figure> figures = new ArrayList<>();

    /**
     * Made for one run.
     *
     * @param missing takes what could not be measured
     */
    public GrowthMeasurement(Target target, Console console, List<String> missing) {
        this.target = target;
        this.console = console;
        this.missing = missing;
    }

    /** Measures; empty where the store can't be reached. */
    public Optional<Section> run(boolean large) throws InterruptedException {
        if (target.storeUri().isEmpty()) {
            missing.add("A ledger that grows: where the system's store is, is not known here (MONGODB_URI says it)");
            return Optional.empty();
        }
        String uri = target.storeUri().get();
        LedgerProgram.drop(uri, DATABASE);
        try {
            long there = 0;
            for (long size : large ? LARGE_SIZES : SIZES) {
                there = at(uri, there, size);
            }
        } finally {
            LedgerProgram.drop(uri, DATABASE);
        }
        return Optional.of(new Section(
                "A ledger that grows",
                "Starter grants in full batches up to so many entries, then " + WRITERS
                        + " writers with one a call; then"
                        + " starts: from the start of the ledger, in a process that runs, until it has caught up with its chain."
                        + " After a stop the last checkpoint is the end; after a kill right behind that load what came after the last checkpoint is replayed.",
                figures,
                List.of(large ? "" : "--long goes on to a million and to ten million entries.").stream()
                        .filter(note -> !note.isEmpty())
                        .toList()));
    }

    /** Fills it up to a size, measures there, and tells what it holds then. */
    private long at(String uri, long there, long size) throws InterruptedException {
        String name = Words.count(size) + " entries";
        Samples filling = new Samples("up to " + name + ", in batches", "bookings/s");
        Samples writing = new Samples("at " + name + ", 64 writers", "bookings/s");
        Samples afterStop = new Samples("start after a stop, " + name, "s");
        Samples afterKill = new Samples("start after a kill, " + name, "s");
        long holds = there;
        try (LedgerProgram program = LedgerProgram.start(uri, DATABASE)) {
            while (holds < size) {
                console.live("Filling the ledger: " + Words.count(holds) + " of " + name);
                long more = Math.min(FILLED_AT_ONCE, size - holds);
                note(filling, program.run("fill " + more));
                holds += more;
            }
        }
        for (int round = 1; round <= ROUNDS; round++) {
            console.live("Starting the ledger with " + name + ": " + round + " of " + ROUNDS);
            LedgerProgram stopped = LedgerProgram.start(uri, DATABASE);
            afterStop.add(stopped.secondsToStart());
            Round written = stopped.run("sign-ups " + WRITERS + " " + LOAD_MILLIS);
            stopped.kill();
            note(writing, written);
            holds += written.latencies().getTotalCount();
            try (LedgerProgram killed = LedgerProgram.start(uri, DATABASE)) {
                afterKill.add(killed.secondsToStart());
            }
        }
        console.quiet();
        console.say("  a ledger of " + name + " is done");
        for (Samples samples : List.of(filling, writing, afterStop, afterKill)) {
            if (!samples.isEmpty()) {
                figures.add(samples.figure());
            }
        }
        return holds;
    }

    private static void note(Samples samples, Round round) {
        samples.add(round.perSecond()).latencies(round.latencies()).failed(round.failed());
    }
}
