package io.earnest.launcher;

import io.earnest.launcher.bench.Bench;
import io.earnest.launcher.bench.Output;
import io.earnest.launcher.bench.Plan;
import io.earnest.launcher.bench.result.Results;
import io.earnest.launcher.bench.subject.OwnSystem;
import io.earnest.launcher.bench.subject.Target;
import io.earnest.launcher.bench.subject.Targets;
import io.earnest.launcher.system.DataDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./earnest bench}: what Earnest costs, on a running system or one of its own. */
@Command(
        name = "bench",
        header = "Measures what Earnest costs.",
        description = {
            "Measures, from this machine, what Earnest costs, in about a quarter of an hour: processor time of a request, what the"
                    + " ledger books beside plain SQL, what is served at best and under twice as much, reports of much activity.",
            "On the system that is named, or that runs on this checkout's data (it leaves members, articles and comments there);"
                    + " else on one of its own in a temporary folder, which goes with the run."
        })
final class BenchVerb implements Callable<Integer> {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A running system (default: http://localhost:8080 if --data is given).")
    private Optional<String> url = Optional.empty();

    @Mixin
    private final DataOption where = new DataOption();

    @Option(names = "--only", paramLabel = "PARTS", description = "Some of: cost,ledger,mix,reports.")
    private Optional<String> only = Optional.empty();

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "60",
            converter = Numbers.Seconds.class,
            description = "How long everything is called before it is measured (default: 60).")
    private int warmUp;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "4",
            converter = Numbers.Seconds.class,
            description = "How long each load is held in a round (default: 4).")
    private int seconds;

    @Option(
            names = "--rounds",
            paramLabel = "ROUNDS",
            defaultValue = "5",
            converter = Numbers.Rounds.class,
            description = "How many rounds (default: 5).")
    private int rounds;

    @Option(names = "--long", description = "Reports of a million entries and a ledger of ten million: hours, 10 GB.")
    private boolean isLong;

    @Option(
            names = "--book",
            description =
                    "Books grants and comments of nobody in the ledger of a system that it did not start, too: for good, and"
                            + " \"verify\" will name them.")
    private boolean book;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Writes bench.json, for programs, and bench.html, for people.")
    private Optional<Path> out = Optional.empty();

    private final Console console;
    private final Map<String, String> environment;

    BenchVerb(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        Plan plan = new Plan(
                Plan.parts(only), Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), rounds, isLong, book, out);
        plan.out().ifPresent(Output::prepare);
        DataDirectory data = where.directory();
        if (url.isPresent() || where.given() || data.locked()) {
            return measure(Targets.running(url.orElse("http://localhost:8080"), data, environment), plan);
        }
        try (OwnSystem system = OwnSystem.start(console, environment)) {
            return measure(system.target(), plan);
        }
    }

    /** Ends with 1 where nothing at all could be measured. */
    private int measure(Target target, Plan plan) throws InterruptedException {
        String name = Long.toString(System.currentTimeMillis() / 1_000, 36);
        Results results = new Bench(target, plan, console, environment, name).run();
        plan.out().ifPresent(folder -> {
            Output.write(results, folder);
            console.say("Written: " + folder.resolve("bench.html") + " and " + folder.resolve("bench.json"));
        });
        return results.sections().isEmpty() ? 1 : 0;
    }
}
