package io.earnest.rewards.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.mongo.MongoTurns;
import io.earnest.rewards.ledger.mongo.ProjectedDocuments;
import io.earnest.rewards.support.RewardsService;
import io.earnest.rewards.support.StoreProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger of a million entries, measured against one of ten thousand. By hand; docs/measurements.md says how. */
class SizeSeries {
    private static final int ENTRIES = Integer.getInteger("earnest.entries", 1_000_000);
    private static final int SMALL = 10_000;
    private static final int SAMPLE = 20_000;
    private static final int WRITERS = 16;
    private static final int A_SUBMISSION = 64;

    @TempDir
    private Path folder;

    private final AtomicInteger serial = new AtomicInteger();

    @Test
    void measured() throws Exception {
        StoreProcess mongod = StoreProcess.mongod(folder).orElse(null);
        Assumptions.assumeTrue(mongod != null, "no mongod here");
        try (StoreProcess store = mongod.start();
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            MongoDatabase database = store.database("size");
            try (Ledger ledger = open(database, "first")) {
                submit(ledger, writers, SMALL);
                say("%d entries/s behind %d entries", rate(ledger, writers, SAMPLE), SMALL);
                submit(ledger, writers, ENTRIES - SMALL - 2 * SAMPLE);
                say("%d entries/s behind %d entries", rate(ledger, writers, SAMPLE), ENTRIES - SAMPLE);
            }
            long began = System.nanoTime();
            try (Ledger ledger = open(database, "second")) {
                RewardsService.await(ledger::ready);
                say("restart: ready after %d ms", (System.nanoTime() - began) / 1_000_000);
            }
            rebuild(database, "in order");
            database.getCollection("accounts").drop();
            database.getCollection("statements").drop();
            rebuild(database, "accounts and statements dropped");
            database.getCollection("keys").drop();
            rebuild(database, "keys dropped");
        }
    }

    private static void rebuild(MongoDatabase database, String what) {
        long began = System.nanoTime();
        Rebuild.Report report = new Rebuild(database, EnumSet.allOf(ProjectedDocuments.class), words -> {}).run();
        say("rebuild, %s: %d ms: %s", what, (System.nanoTime() - began) / 1_000_000, report.words());
    }

    private long rate(Ledger ledger, ExecutorService writers, int entries) throws Exception {
        long began = System.nanoTime();
        submit(ledger, writers, entries);
        return entries * 1_000_000_000L / (System.nanoTime() - began);
    }

    private void submit(Ledger ledger, ExecutorService writers, int entries) throws Exception {
        AtomicLong left = new AtomicLong(entries);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            all.add(writers.submit(() -> {
                while (left.addAndGet(-A_SUBMISSION) > -A_SUBMISSION) {
                    List<Command> commands = new ArrayList<>();
                    for (int n = 0; n < A_SUBMISSION; n++) {
                        commands.add(command(serial.getAndIncrement()));
                    }
                    assertThat(ledger.submit(commands)).hasSize(A_SUBMISSION);
                }
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
    }

    /** Mostly readings: 10,000 people, 20,000 articles, so that one in a hundred accounts is in every block. */
    private static Command command(int number) {
        SplittableRandom random = new SplittableRandom(number);
        String person = "person" + random.nextInt(10_000);
        int article = random.nextInt(20_000);
        String author = "person" + article % 500;
        return switch (random.nextInt(10)) {
            case 0 -> Commands.grant("grant" + number, person, 1 + random.nextInt(9));
            case 1, 2 -> Commands.plus("article" + article, person, author);
            case 3 -> Commands.like("comment" + article, "article" + article, person, "person" + article % 700, author);
            default -> Commands.read("article" + article + "-" + number % 7, person, author, 3, 60);
        };
    }

    private static Ledger open(MongoDatabase database, String writer) {
        return RunningLedger.start(
                new MongoJournal(database),
                new MongoProjections(database),
                new MongoTurns(database),
                Clock.systemUTC(),
                LedgerOptions.of(writer));
    }

    private static void say(String words, Object... values) {
        System.out.println(words.formatted(values));
    }
}
