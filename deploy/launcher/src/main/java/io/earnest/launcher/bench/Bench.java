package io.earnest.launcher.bench;

import io.earnest.launcher.Console;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for the best goodput of a mix of requests, then offers twice that, in turn with the best load, so that whatever
 * else the machine does meets both.
 */
public final class Bench {
    private static final int[] CLIENTS = {4, 8, 16, 32, 64};
    private static final int WARMING_CLIENTS = 16;

    private final Console console;
    private final Load load;
    private final Duration warmUp;
    private final Duration phase;
    private final int rounds;

    Bench(Console console, Load load, Duration warmUp, Duration phase, int rounds) {
        this.console = console;
        this.load = load;
        this.warmUp = warmUp;
        this.phase = phase;
        this.rounds = rounds;
    }

    /**
     * Runs against a system with a stage made for it.
     *
     * @param operator signed in
     * @param name one that no run before had
     * @param warmUp how long a load is held first, as fresh processes compile what they run
     * @param phase how long each load is held
     * @param rounds how often best and twice the best take turns
     */
    public static void run(
            io.earnest.launcher.client.EarnestClient operator,
            String url,
            String name,
            Duration warmUp,
            Duration phase,
            int rounds,
            Console console)
            throws InterruptedException {
        Stage stage = Stage.make(operator, name, console);
        try (Load load = new Load(url, new Mix(stage, 1))) {
            new Bench(console, load, warmUp, phase, rounds).run();
        }
    }

    /** The median ratio of the goodput under twice the best load to the best. */
    double run() throws InterruptedException {
        console.say("Good: a success within " + Hit.USEFUL.toSeconds() + " s of when it was due.");
        console.say(Tally.header());
        say("warming up, " + WARMING_CLIENTS + " clients", load.closed(WARMING_CLIENTS, warmUp));
        int best = best();
        List<Double> ratios = new ArrayList<>();
        Tally twice = null;
        for (int round = 1; round <= rounds; round++) {
            Tally atBest = say("best, " + best + " clients", load.closed(best, phase));
            twice = say("twice the best", load.open(2 * atBest.goodput(), phase));
            ratios.add(twice.goodput() / atBest.goodput());
        }
        if (twice != null) {
            for (String kind : Mix.kinds()) {
                say("  twice: " + kind, twice.of(kind));
            }
        }
        double median = ratios.stream().sorted().toList().get(rounds / 2);
        console.say("Goodput under twice the best load: %.2f of the best (median of %d; %s)"
                .formatted(
                        median,
                        rounds,
                        String.join(", ", ratios.stream().map("%.2f"::formatted).toList())));
        return median;
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
