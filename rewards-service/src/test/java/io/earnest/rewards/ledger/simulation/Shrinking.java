package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes a plan that fails smaller, as long as a smaller one still fails and there is time. */
final class Shrinking {

    private final Planted planted;
    private final int mostRuns;
    private int runs;

    Shrinking(Planted planted, int mostRuns) {
        this.planted = planted;
        this.mostRuns = mostRuns;
    }

    /** The shortest trace that was found. */
    Outcome shortest(Outcome failed) throws InterruptedException {
        Outcome best = failed;
        boolean smaller = true;
        while (smaller && runs < mostRuns) {
            int size = best.plan().size();
            int length = best.trace().length();
            best = withoutEvents(best);
            best = withoutCommands(best);
            for (int faults : new int[] {0, best.plan().faults() / 4}) {
                best = faults < best.plan().faults() ? better(best, best.plan().calmer(faults)) : best;
            }
            for (int replicas = 1; replicas < best.plan().replicas(); replicas++) {
                best = better(best, best.plan().alone(replicas));
            }
            smaller = best.plan().size() < size || best.trace().length() < length;
        }
        return best;
    }

    private Outcome withoutEvents(Outcome failed) throws InterruptedException {
        Outcome best = failed;
        for (int chunk = Math.max(1, best.plan().events().size() / 2); chunk > 0; chunk /= 2) {
            for (int from = 0; from < best.plan().events().size() && runs < mostRuns; ) {
                List<Plan.Event> rest = new ArrayList<>(best.plan().events());
                rest.subList(from, Math.min(rest.size(), from + chunk)).clear();
                Outcome without = better(best, best.plan().with(rest));
                from += without == best ? chunk : 0;
                best = without;
            }
        }
        return best;
    }

    private Outcome withoutCommands(Outcome failed) throws InterruptedException {
        Outcome best = failed;
        for (int event = 0; event < best.plan().events().size(); event++) {
            for (int command = 0;
                    best.plan().events().get(event) instanceof Plan.Event.Submit submit
                            && command < submit.commands().size()
                            && submit.commands().size() > 1
                            && runs < mostRuns; ) {
                int left = command;
                List<Command> rest = IntStream.range(0, submit.commands().size())
                        .filter(i -> i != left)
                        .mapToObj(submit.commands()::get)
                        .toList();
                List<Plan.Event> events = new ArrayList<>(best.plan().events());
                events.set(event, new Plan.Event.Submit(submit.client(), submit.pauseMillis(), rest));
                Outcome without = better(best, best.plan().with(events));
                command += without == best ? 1 : 0;
                best = without;
            }
        }
        return best;
    }

    /** The other plan's outcome if it fails in the same way. */
    private Outcome better(Outcome best, Plan other) throws InterruptedException {
        if (runs++ >= mostRuns) {
            return best;
        }
        Outcome outcome = Run.of(other, planted);
        return outcome.failed() && kind(outcome).equals(kind(best)) ? outcome : best;
    }

    private static String kind(Outcome outcome) {
        String what = outcome.what();
        // Up to the first name or number in it.
        return what.substring(0, Math.min(what.length(), 30)).replaceAll("[0-9].*", "");
    }
}
