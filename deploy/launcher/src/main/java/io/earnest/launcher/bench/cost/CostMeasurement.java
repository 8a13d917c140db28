package io.earnest.launcher.bench.cost;

import io.earnest.launcher.Console;
import io.earnest.launcher.bench.load.Load;
import io.earnest.launcher.bench.load.Stage;
import io.earnest.launcher.bench.load.Tally;
import io.earnest.launcher.bench.result.Figure;
import io.earnest.launcher.bench.result.Samples;
import io.earnest.launcher.bench.result.Section;
import io.earnest.launcher.bench.subject.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Processor time of one request of each kind: all kinds in turn within a round, so that what else the machine does meets all. */
public final class CostMeasurement {
    static final String UNIT = "ms";
    private static final int CLIENTS = 16;
    private static final String NGINX = "nginx";

    private final Target target;
    private final Stage stage;
    private final Duration warmUp;
    private final Duration phase;
    private final int rounds;
    private final Console console;
    private final List<String> missing;

    /**
     * Made for one run.
     *
     * @param warmUp all kinds together
     * @param phase how long each kind is held in a round
     * @param missing takes what could not be measured
     */
    public CostMeasurement(
            Target target,
            Stage stage,
            Duration warmUp,
            Duration phase,
            int rounds,
            Console console,
            List<String> missing) {
        this.target = target;
        this.stage = stage;
        this.warmUp = warmUp;
        this.phase = phase;
        this.rounds = rounds;
        this.console = console;
        this.missing = missing;
    }

    /** Measures; empty where the system's processes can't be seen from here. */
    public Optional<Section> run(Map<String, String> environment, String article) throws InterruptedException {
        if (target.processes().isEmpty() || target.rewardsUrl().isEmpty()) {
            missing.add("Processor time: the processes of " + target.url()
                    + " can't be seen from here (--data names the data directory of a system on this machine)");
            return Optional.empty();
        }
        if (!target.processes().containsKey("mongod") && !target.processes().containsKey("embedded-store")) {
            missing.add(
                    "The store's processor time: it is not a process of this system, so the figures are without it");
        }
        URI rewards = URI.create(target.rewardsUrl().get());
        try (Nginx nginx = nginx(environment, rewards)) {
            return Optional.of(measure(new Kinds(target, stage, article, nginx == null ? null : nginx.url()), nginx));
        }
    }

    private @Nullable Nginx nginx(Map<String, String> environment, URI rewards) throws InterruptedException {
        Optional<Path> program = Nginx.program(environment);
        if (program.isEmpty()) {
            missing.add("The multiples of n: there is no nginx on the PATH to compare with (Debian's package nginx)");
            return null;
        }
        try {
            return Nginx.start(program.get(), rewards);
        } catch (IOException e) {
            missing.add("The multiples of n: " + e.getMessage());
            return null;
        }
    }

    private Section measure(Kinds kinds, @Nullable Nginx nginx) throws InterruptedException {
        List<Kinds.Kind> all = kinds.all();
        Duration each = warmUp.dividedBy(all.size());
        Map<Kinds.Kind, Samples> samples = new LinkedHashMap<>();
        for (Kinds.Kind kind : all) {
            console.live("Warming up: " + kind.name());
            load(kind, each);
            samples.put(kind, new Samples(kind.name(), UNIT));
        }
        Samples added = new Samples("what the gateway adds to a tariff", UNIT);
        for (int round = 1; round <= rounds; round++) {
            stage.renew();
            for (Kinds.Kind kind : all) {
                console.live("Round " + round + " of " + rounds + ": " + kind.name());
                round(kind, seen(kind, nginx), samples.get(kind));
            }
            added.add(Math.max(0, last(samples, kinds.tariff()) - last(samples, kinds.direct())));
            console.quiet();
            console.say("  processor time: round " + round + " of " + rounds + " is done");
        }
        List<Figure> figures =
                new ArrayList<>(samples.values().stream().map(Samples::figure).toList());
        figures.add(added.figure());
        return new Section(
                "Processor time of one request",
                "Milliseconds of processor time that the services and the store spend on one request, by their own counters, with "
                        + CLIENTS + " clients that each send their next request when they have the answer to the last; "
                        + phase.toMillis() / 1000.0
                        + " s of each kind in a round, all kinds in turn. What the load generator"
                        + " needs is not in it. n is what nginx spends to hand one request for the tariff on to"
                        + " rewards-service.",
                withRatios(figures, kinds),
                List.of());
    }

    private static List<Figure> withRatios(List<Figure> figures, Kinds kinds) {
        Optional<Figure> n = kinds.proxied()
                .flatMap(kind -> figures.stream()
                        .filter(figure -> figure.name().equals(kind.name()))
                        .findFirst());
        return n.map(unit -> figures.stream()
                        .map(figure -> figure.comparedTo(unit, "n"))
                        .toList())
                .orElse(figures);
    }

    private static double last(Map<Kinds.Kind, Samples> samples, Kinds.Kind kind) {
        return Optional.ofNullable(samples.get(kind)).orElseThrow().last();
    }

    /** Whose time counts: of nginx's own kind nginx's alone, as what is behind it is no part of the unit. */
    private Map<String, ProcessHandle> seen(Kinds.Kind kind, @Nullable Nginx nginx) {
        return nginx != null && kind.proxied() ? Map.of(NGINX, nginx.process()) : target.processes();
    }

    private void round(Kinds.Kind kind, Map<String, ProcessHandle> processes, @Nullable Samples samples)
            throws InterruptedException {
        ProcessorTime before = ProcessorTime.of(processes);
        Tally tally = load(kind, phase);
        ProcessorTime after = ProcessorTime.of(processes);
        if (samples != null) {
            // Failed ones cost too: left out, the others would seem to have cost what these did.
            long requests = Math.max(1, tally.hits().size());
            samples.add(after.since(before, requests))
                    .latencies(tally.latencies())
                    .failed(tally.hits().size() - tally.answered());
        }
    }

    private static Tally load(Kinds.Kind kind, Duration duration) throws InterruptedException {
        try (Load load = new Load(kind.url(), kind.shots())) {
            return load.closed(CLIENTS, duration);
        }
    }
}
