package io.earnest.rewards.ledger.simulation;

import java.io.PrintStream;
import java.util.Optional;

/** Many runs, one seed behind the other: from a number on. The first that fails is told, as short as it can be had. */
final class Simulate {

    private static final int SHRINKING_RUNS = 400;
    private static final int MOST_TOLD = 120;
    private static final long BETWEEN_WORDS_NANOS = 2_000_000_000L;

    private final PrintStream out;
    private long blocks;
    private long entries;

    Simulate(PrintStream out) {
        this.out = out;
    }

    /** Whether all runs are in order. */
    boolean run(long seeds, long from) throws InterruptedException {
        long began = System.nanoTime();
        long told = began;
        for (long seed = from; seed < from + seeds; seed++) {
            Outcome outcome = Run.of(Plan.of(seed), Planted.NOTHING);
            if (outcome.failed()) {
                out.println(report(outcome, Planted.NOTHING));
                return false;
            }
            blocks += outcome.blocks();
            entries += outcome.entries();
            if (System.nanoTime() - told > BETWEEN_WORDS_NANOS) {
                told = System.nanoTime();
                out.println(words(seed - from + 1, seeds, began));
            }
        }
        out.println(words(seeds, seeds, began) + "; in order");
        return true;
    }

    private String words(long done, long seeds, long began) {
        return "%d of %d seeds, %d blocks with %d entries, %d s"
                .formatted(done, seeds, blocks, entries, (System.nanoTime() - began) / 1_000_000_000L);
    }

    /** The first seed that fails with that fault; empty if none does. */
    static Optional<Outcome> firstFailure(Planted planted, long from, long seeds) throws InterruptedException {
        for (long seed = from; seed < from + seeds; seed++) {
            Outcome outcome = Run.of(Plan.of(seed), planted);
            if (outcome.failed()) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    /** How many seeds each planted fault takes to be found, from 0 on. */
    static void tellPlanted(PrintStream out, long seeds) throws InterruptedException {
        for (Faults fault : Faults.values()) {
            long began = System.nanoTime();
            Optional<Outcome> found = firstFailure(fault.planted(), 0, seeds);
            String after = found.map(outcome -> "found by seed "
                            + outcome.plan().seed() + ", "
                            + outcome.what()
                                    .substring(
                                            0,
                                            Math.min(MOST_TOLD, outcome.what().length())))
                    .orElse("NOT FOUND");
            out.printf("%s (%d ms): %s%n", fault, (System.nanoTime() - began) / 1_000_000, after);
        }
    }

    /** A failed run in words: the seed, what did not hold, and the shortest plan and trace that still show it. */
    static String report(Outcome failed, Planted planted) throws InterruptedException {
        Outcome shortest = new Shrinking(planted, SHRINKING_RUNS).shortest(failed);
        StringBuilder text = new StringBuilder("seed " + failed.plan().seed() + " fails: " + failed.what() + "\n");
        text.append("the shortest way there: ").append(shortest.what()).append('\n');
        text.append(shortest.plan().text()).append(shortest.trace());
        for (StackTraceElement at : shortest.failure().getStackTrace()) {
            text.append("    at ").append(at).append('\n');
        }
        return text.append("Again: ./earnest simulate --seeds 1 --from ")
                .append(failed.plan().seed())
                .toString();
    }
}
