package io.earnest.launcher.bench.mix;

import io.earnest.launcher.Console;
import io.earnest.launcher.bench.load.Hit;
import io.earnest.launcher.bench.load.Load;
import io.earnest.launcher.bench.load.Stage;
import io.earnest.launcher.bench.load.Tally;
import io.earnest.launcher.bench.result.Figure;
import io.earnest.launcher.bench.result.Samples;
import io.earnest.launcher.bench.result.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for the best goodput of a mix of requests, then offers twice that, in turn with the best load, so that whatever
 * else the machine does meets both.
 */
public final class MixMeasurement {
    private static final int[] CLIENTS = {4, 8, 16, 32, 64};
    private static final int WARMING_CLIENTS = 16;

    private final Console console;
    private final Load load;
    private final Duration warmUp;
    private final Duration phase;
    private final int rounds;

    MixMeasurement(Console console, Load load, Duration warmUp, Duration phase, int rounds) {
        this.console = console;
        this.load = load;
        this.warmUp = warmUp;
        this.phase = phase;
        this.rounds = rounds;
    }

    /**
     * Runs against a system with a stage made for it.
     *
     * @param warmUp how long a load is held first, as fresh processes compile what they run
     * @param phase how long each load is held
     * @param rounds how often best and twice the best take turns
     */
    public static Section run(Stage stage, String url, Duration warmUp, Duration phase, int rounds, Console console)
            throws InterruptedException {
        try (Load load = new Load(url, new Mix(stage, 1))) {
            return new MixMeasurement(console, load, warmUp, phase, rounds).run();
        }
    }

    Section run() throws InterruptedException {
        console.say("Good: a success within " + Hit.USEFUL.toSeconds() + " s of when it was due.");
        console.say(Tally.header());
        say("warming up, " + WARMING_CLIENTS + " clients", load.closed(WARMING_CLIENTS, warmUp));
        int best = best();
        Samples bests = new Samples("best, " + best + " clients", "good/s");
        Samples twices = new Samples("twice as much offered", "good/s");
        Samples ratios = new Samples("twice the best to the best", "of the best");
        List<Tally> offered = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            Tally atBest = say("best, " + best + " clients", load.closed(best, phase));
            Tally twice = say("twice the best", load.open(Math.max(1, 2 * atBest.goodput()), phase));
            offered.add(twice);
            note(bests, atBest);
            note(twices, twice);
            ratios.add(atBest.goodput() <= 0 ? 0 : twice.goodput() / atBest.goodput());
        }
        List<Figure> figures = new ArrayList<>(List.of(bests.figure(), twices.figure(), ratios.figure()));
        for (String kind : Mix.kinds()) {
            Samples samples = new Samples("  twice: " + kind, "good/s");
            offered.forEach(tally -> note(samples, tally.of(kind)));
            figures.add(samples.figure());
        }
        return new Section(
                "A mix of requests",
                "60 % reading, 20 % heartbeats, 10 % panels, 5 % wallets, 5 % likes. As many clients as bring most, each sending"
                        + " its next request when it has its answer; then twice as many requests a second as they got,"
                        + " whether or not the ones before were answered. Good is a success within "
                        + Hit.USEFUL.toSeconds()
                        + " s of when it was due; failed are those turned away (429, 503), late, or answered by an error.",
                figures,
                List.of());
    }

    private static void note(Samples samples, Tally tally) {
        samples.add(tally.goodput())
                .latencies(tally.latencies())
                .failed(tally.hits().size() - tally.count(Hit.Kind.GOOD));
    }

    private int best() throws InterruptedException {
        int best = CLIENTS[0];
        double most = 0;
        for (int clients : CLIENTS) {
            Tally tally = say(clients + " clients", load.closed(clients, phase));
            if (tally.goodput() > most) {
                most = tally.goodput();
                best = clients;
            }
        }
        return best;
    }

    private Tally say(String name, Tally tally) {
        console.say(tally.row(name));
        return tally;
    }
}
