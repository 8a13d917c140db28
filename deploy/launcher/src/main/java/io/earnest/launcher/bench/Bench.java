package io.earnest.launcher.bench;

import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.bench.cost.CostMeasurement;
import io.earnest.launcher.bench.ledger.LedgerMeasurement;
import io.earnest.launcher.bench.load.Stage;
import io.earnest.launcher.bench.mix.MixMeasurement;
import io.earnest.launcher.bench.reports.GrowthMeasurement;
import io.earnest.launcher.bench.reports.ReportMeasurement;
import io.earnest.launcher.bench.result.Machine;
import io.earnest.launcher.bench.result.Results;
import io.earnest.launcher.bench.result.Section;
import io.earnest.launcher.bench.result.TextTable;
import io.earnest.launcher.bench.subject.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A whole run: its parts one after the other, each shown as soon as it is known. */
public final class Bench {
    private static final int DISCUSSED = 101;
    private static final int COMMENTS = 40;

    private final Target target;
    private final Plan plan;
    private final Console console;
    private final Map<String, String> environment;
    private final String name;
    private final List<Section> sections = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * Made for one run.
     *
     * @param name one that no run before had on that system
     */
    public Bench(Target target, Plan plan, Console console, Map<String, String> environment, String name) {
        this.target = target;
        this.plan = plan;
        this.console = console;
        this.environment = environment;
        this.name = name;
    }

    /** Runs it. */
    public Results run() throws InterruptedException {
        Instant since = Instant.now();
        Machine machine = Machine.here();
        console.say("Measuring " + target.words() + " from this machine (" + machine.processors() + " processors, load "
                + machine.loadBefore() + ")");
        part(Plan.Part.COST, this::cost);
        part(Plan.Part.LEDGER, this::ledger);
        part(Plan.Part.MIX, this::mix);
        part(Plan.Part.REPORTS, this::reports);
        console.say("");
        missing.forEach(line -> console.say("Not measured: " + line));
        console.say("It took " + Console.readable(Duration.between(since, Instant.now())));
        return new Results(since.truncatedTo(ChronoUnit.SECONDS), machine, target.words(), sections, missing);
    }

    /** What one part does. */
    private interface Work {
        void run() throws InterruptedException;
    }

    /** A part that fails is named at the end, and costs no other its figures. */
    private void part(Plan.Part part, Work work) throws InterruptedException {
        if (!plan.has(part)) {
            return;
        }
        try {
            work.run();
        } catch (Refusal e) {
            missing.add("The rest of " + part + ": " + e.getMessage());
        } finally {
            console.quiet();
        }
    }

    private void ledger() throws InterruptedException {
        new LedgerMeasurement(target, plan.warmUp(), plan.phase(), plan.rounds(), console, missing)
                .run(environment, name + "l", mayBook())
                .ifPresent(this::found);
    }

    private void cost() throws InterruptedException {
        Stage stage = Stage.make(target.operator(), name + "c", console);
        String article = Stage.discussed(target.operator(), name, DISCUSSED, COMMENTS);
        new CostMeasurement(target, stage, plan.warmUp(), plan.phase(), plan.rounds(), console, missing)
                .run(environment, article)
                .ifPresent(this::found);
    }

    private boolean mayBook() {
        return target.own() || plan.books();
    }

    private void reports() throws InterruptedException {
        new ReportMeasurement(target, name + "r", console, missing)
                .run(mayBook(), plan.large())
                .ifPresent(this::found);
        new GrowthMeasurement(target, console, missing).run(plan.large()).ifPresent(this::found);
    }

    private void mix() throws InterruptedException {
        Stage stage = Stage.make(target.operator(), name + "m", console);
        found(MixMeasurement.run(
                stage, target.url(), plan.warmUp().dividedBy(3), plan.phase().multipliedBy(2), plan.rounds(), console));
    }

    private void found(Section section) {
        sections.add(section);
        TextTable.lines(section).forEach(console::say);
    }
}
