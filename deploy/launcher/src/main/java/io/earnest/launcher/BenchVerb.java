package io.earnest.launcher;

import io.earnest.launcher.bench.Bench;
import io.earnest.launcher.bench.Output;
import io.earnest.launcher.bench.Plan;
import io.earnest.launcher.bench.result.Results;
import io.earnest.launcher.bench.subject.OwnSystem;
import io.earnest.launcher.bench.subject.Target;
import io.earnest.launcher.bench.subject.Targets;
import io.earnest.launcher.system.Checkout;
import io.earnest.launcher.system.DataDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./earnest bench}: what Earnest costs, on a running system or one of its own. */
final class BenchVerb {
    private static final Set<String> TAKING_VALUE =
            Set.of("--url", "--data", "--only", "--warm-up", "--seconds", "--rounds", "--out");
    private static final Set<String> FLAGS = Set.of("--long", "--book");

    private final Console console;
    private final Map<String, String> environment;

    BenchVerb(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    int run(List<String> arguments) throws InterruptedException {
        Options options = Options.parse("bench", arguments, TAKING_VALUE, FLAGS);
        if (!options.operands().isEmpty()) {
            throw new Refusal("./earnest bench takes no " + options.operands().getFirst() + ". See ./earnest help");
        }
        Plan plan = new Plan(
                Plan.parts(options.value("--only")),
                Duration.ofSeconds(options.number("--warm-up", 60, 600)),
                Duration.ofSeconds(options.number("--seconds", 4, 600)),
                options.number("--rounds", 5, 100),
                options.has("--long"),
                options.has("--book"),
                options.value("--out").map(Path::of));
        plan.out().ifPresent(Output::prepare);
        DataDirectory data = new DataDirectory(options.value("--data")
                .map(Path::of)
                .orElse(Checkout.current().scratch().resolve("data")));
        boolean named =
                options.value("--url").isPresent() || options.value("--data").isPresent();
        if (named || data.locked()) {
            String url = options.value("--url").orElse("http://localhost:8080");
            return measure(Targets.running(url, data, environment), plan);
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
