package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.engine.RandomActivities;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What is to happen in a run: made of a seed alone, and then made smaller, event by event, where it fails.
 *
 * @param replicas processes that run the ledger
 * @param midnightIn so long after the beginning the first midnight comes
 * @param faults of a thousand requests, so many go wrong in each way
 * @param mostCached documents of each kind that a process keeps
 * @param checkpointEvery how often the head is kept
 */
record Plan(
        long seed,
        int replicas,
        Duration midnightIn,
        int faults,
        int mostCached,
        Duration checkpointEvery,
        List<Event> events) {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");
    private static final int LAST_MILLIS = 12_000;

    /** Something that happens at a time, or behind what the same client does before. */
    sealed interface Event {

        /** @param client who sends, one submission behind the other */
        record Submit(int client, int pauseMillis, List<Command> commands) implements Event {
            @Override
            public String toString() {
                return "client " + client + ", " + pauseMillis + " ms later: "
                        + commands.stream().map(Command::id).toList();
            }
        }

        record Look(int client, int pauseMillis, String profile) implements Event {}

        record Disturb(int atMillis, Disturbance what, int whom, int howMuch) implements Event {}
    }

    enum Disturbance {
        KILL,
        KILL_AT_STEP,
        STOP,
        CLOCK_AHEAD,
        CLOCK_BACK,
        CUT,
        STORE_AWAY,
        MAJORITY_LAGS,
        FAILOVER,
        SET_BACK
    }

    static Plan of(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        int clients = 1 + random.nextInt(4);
        RandomActivities activities = new RandomActivities(random);
        List<Event> events = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            // Some are alone with a long list, as one command in a block finds other faults than many.
            for (int i = 3 + random.nextInt(6); i > 0; i--) {
                int pause = random.nextInt(4) == 0 ? random.nextInt(2_500) : random.nextInt(120);
                if (random.nextInt(5) < 3) {
                    int many = random.nextInt(8) == 0 ? 1 + random.nextInt(16) : 1 + random.nextInt(4);
                    events.add(new Event.Submit(
                            client,
                            pause,
                            IntStream.range(0, many)
                                    .mapToObj(n -> activities.next())
                                    .toList()));
                } else {
                    events.add(new Event.Look(client, pause, "profile" + random.nextInt(6)));
                }
            }
        }
        boolean rush = random.nextInt(8) == 0;
        if (rush) {
            // Soon after midnight little of the budget is released.
            for (int i = 0; i < 2; i++) {
                events.add(0, new Event.Submit(0, 300 + random.nextInt(900), readings(random, 30, i)));
            }
        }
        int disturbances = random.nextInt(7);
        for (int i = 0; i < disturbances; i++) {
            Disturbance what = Disturbance.values()[random.nextInt(Disturbance.values().length - 1)];
            events.add(new Event.Disturb(random.nextInt(LAST_MILLIS), what, random.nextInt(3), random.nextInt(60)));
        }
        if (random.nextInt(12) == 0) {
            events.add(new Event.Disturb(LAST_MILLIS, Disturbance.SET_BACK, 0, 0));
        }
        return new Plan(
                seed,
                1 + random.nextInt(3),
                Duration.ofMillis(
                        rush
                                ? random.nextInt(300)
                                : random.nextInt(3) > 0 ? random.nextInt(LAST_MILLIS) : random.nextInt(86_400_000)),
                new int[] {0, 2, 10, 40}[random.nextInt(4)],
                2 << random.nextInt(6),
                Duration.ofMillis(50L << random.nextInt(7)),
                events);
    }

    private static List<Command> readings(Random random, int many, int round) {
        return IntStream.range(0, many)
                .mapToObj(i -> Commands.read("rush" + round, "reader" + i, "profile1", 15, 200 + random.nextInt(200)))
                .toList();
    }

    Instant start() {
        return MIDNIGHT.minus(midnightIn);
    }

    Plan with(List<Event> some) {
        return new Plan(seed, replicas, midnightIn, faults, mostCached, checkpointEvery, List.copyOf(some));
    }

    Plan calmer(int ofThousand) {
        return new Plan(seed, replicas, midnightIn, ofThousand, mostCached, checkpointEvery, events);
    }

    Plan alone(int fewer) {
        return new Plan(seed, fewer, midnightIn, faults, mostCached, checkpointEvery, events);
    }

    /** How much there is in it, to tell a smaller one from a larger one. */
    int size() {
        return events.stream()
                .mapToInt(event -> event instanceof Event.Submit submit
                        ? 1 + submit.commands().size()
                        : 1)
                .sum();
    }

    /** In words, a line for each event. */
    String text() {
        StringBuilder text = new StringBuilder("seed " + seed + ", " + replicas + " replicas, midnight in "
                + midnightIn + ", " + faults + " of 1,000 requests go wrong, " + mostCached
                + " documents cached, a checkpoint every " + checkpointEvery + "\n");
        events.forEach(event -> text.append("  ").append(event).append('\n'));
        return text.toString();
    }
}
