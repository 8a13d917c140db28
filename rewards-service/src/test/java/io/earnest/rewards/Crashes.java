package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Journals;
import io.earnest.rewards.support.RewardsProcess;
import io.earnest.rewards.support.RewardsService;
import io.earnest.rewards.support.StoreProcess;
import io.earnest.rewards.support.Village;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * The service and its store killed at random, as processes, while many write through the HTTP API and ask again until they are
 * answered. Nothing that was acknowledged is lost, and nothing is there twice.
 */
final class Crashes {
    private static final int WRITERS = 64;
    private static final int ACKNOWLEDGED_A_ROUND = 200;
    private static final int MOST_TRIES = 600;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final String DATABASE = "crashes";

    private final StoreProcess store;
    private final Random random;
    private final Village village;
    private final Map<Cmd, JsonNode> acknowledged = new ConcurrentHashMap<>();
    private volatile RewardsProcess service;
    private volatile boolean over;

    Crashes(StoreProcess store, long seed) {
        this.store = store;
        this.random = new Random(seed);
        this.village = new Village(seed);
    }

    /** Kills so many times; how many commands were acknowledged. */
    int run(int rounds) throws Exception {
        store.start();
        service = RewardsProcess.start(store.uri(), DATABASE);
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            village.people().forEach(person -> answered(Cmd.signedUp(person)));
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writing.add(writers.submit(this::write));
            }
            try {
                for (int round = 0; round < rounds; round++) {
                    loadFor(random.nextInt(1_500));
                    kill(random.nextInt(3));
                }
                loadFor(500);
            } finally {
                over = true;
            }
            for (Future<?> each : writing) {
                each.get();
            }
            askAgain(writers);
            check();
        } finally {
            service.close();
        }
        return acknowledged.size();
    }

    private void loadFor(int millis) {
        int before = acknowledged.size();
        RewardsService.await(() -> acknowledged.size() >= before + ACKNOWLEDGED_A_ROUND);
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    private void kill(int what) {
        if (what != 0) {
            store.kill();
        }
        if (what != 1) {
            service.kill();
        }
        if (what != 0) {
            store.start();
        }
        if (what != 1) {
            service = RewardsProcess.start(store.uri(), DATABASE);
        }
    }

    private void write() {
        while (!over) {
            answered(village.next());
        }
    }

    /** Asks until there is an answer, as callers do; the same one again is the same answer. */
    private void answered(Cmd command) {
        for (int i = 0; i < MOST_TRIES; i++) {
            try {
                JsonNode result = service.api().submit(command).getFirst();
                JsonNode before = acknowledged.putIfAbsent(command, result);
                assertThat(before == null || before.equals(result))
                        .as("%s was answered %s, and now %s", command.command(), before, result)
                        .isTrue();
                return;
            } catch (UncheckedIOException e) {
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            } catch (AssertionError e) {
                if (!String.valueOf(e.getMessage()).startsWith("503 ")) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
        throw new AssertionError("no answer to " + command.command());
    }

    private void askAgain(ExecutorService writers) throws Exception {
        List<Future<?>> asking = new ArrayList<>();
        for (Cmd command : acknowledged.keySet()) {
            asking.add(writers.submit(() -> answered(command)));
        }
        for (Future<?> each : asking) {
            each.get();
        }
    }

    private void check() {
        MongoDatabase database = store.database(DATABASE);
        Journals journal = Journals.verified(database);
        acknowledged.forEach((command, result) -> assertThat(
                        result.get("outcome").asString().equals("CONFLICT") || journal.answers(command.command()))
                .as("acknowledged is there: %s", command.command())
                .isTrue());
        JsonNode economy = service.api()
                .internal("GET", "/internal/economy", "profile-service", null)
                .json();
        assertThat(economy.get("difference").asLong()).isZero();
        assertThat(economy.get("issued").asLong()).isEqualTo(-journal.balances().get("mint"));
    }
}
