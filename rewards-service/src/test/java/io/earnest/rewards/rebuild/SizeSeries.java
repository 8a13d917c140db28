package io.earnest.rewards.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.MemoryStore;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.mongo.MongoTurns;
import io.earnest.rewards.ledger.mongo.ProjectedDocuments;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.support.RewardsService;
import io.earnest.rewards.support.StoreProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ledger of a million entries, measured against one of ten thousand. By hand; docs/measurements.md says how. With {@code
 * -Dearnest.store=URI} on that mongod, where the large ledger stays for the next time.
 */
class SizeSeries {
    private static final int ENTRIES = Integer.getInteger("earnest.entries", 1_000_000);
    private static final @Nullable String STORE = System.getProperty("earnest.store");
    private static final int SMALL = 10_000;
    private static final int SAMPLE = 10_000;
    private static final int ROUNDS = 5;
    private static final int WRITERS = 16;
    private static final int A_SUBMISSION = 64;

    @TempDir
    private Path folder;

    private final AtomicInteger serial = new AtomicInteger();

    @Test
    void measured() throws Exception {
        if (STORE != null) {
            try (MongoClient client = MongoClients.create(STORE)) {
                measured(client);
            }
            return;
        }
        StoreProcess mongod = StoreProcess.mongod(folder).orElse(null);
        Assumptions.assumeTrue(mongod != null, "no mongod here");
        try (StoreProcess store = mongod.start();
                MongoClient client = MongoClients.create(store.uri())) {
            measured(client);
        }
    }

    private void measured(MongoClient client) throws Exception {
        MongoDatabase large = client.getDatabase("size");
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            if (large.getCollection("blocks").estimatedDocumentCount() == 0) {
                grow(large, writers);
                rebuild(large, "nothing projected yet");
            }
            serial.set(2 * (int) large.getCollection("keys").estimatedDocumentCount());
            side(client.getDatabase("sizeSmall"), large, writers);
        }
        rebuild(large, "in order");
        large.getCollection("accounts").drop();
        large.getCollection("statements").drop();
        rebuild(large, "accounts and statements dropped");
        large.getCollection("keys").drop();
        rebuild(large, "keys dropped");
    }

    /** The blocks alone, decided in memory: the store's part in it is measured elsewhere. */
    private void grow(MongoDatabase database, ExecutorService writers) throws Exception {
        MongoJournal journal = new MongoJournal(database);
        MemoryStore memory = new MemoryStore() {
            @Override
            public Append append(Block block) {
                journal.append(block);
                return super.append(block);
            }

            @Override
            public Optional<Block> read(long seq) {
                return super.read(seq).or(() -> journal.read(seq));
            }

            @Override
            public void write(Changes changes) {
                super.write(new Changes(changes.head(), changes.documents(), List.of(), List.of()));
                blocks.headMap(changes.head().seq()).clear();
            }
        };
        LedgerOptions options = options("first", false);
        try (Ledger ledger = RunningLedger.start(memory, memory, Turns.ALONE, Clock.systemUTC(), options)) {
            submit(ledger, writers, ENTRIES);
        }
    }

    /** Restarts and rates of both, in turn. */
    private void side(MongoDatabase small, MongoDatabase large, ExecutorService writers) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            small.drop();
            try (Ledger ledger = open(small, "first")) {
                submit(ledger, writers, SMALL);
            }
            Seen a = restarted(small, writers);
            Seen b = restarted(large, writers);
            say(
                    "restart in %d and %d ms, %d and %d entries/s behind %d and more than %d: %.2f",
                    a.millis(), b.millis(), a.rate(), b.rate(), SMALL, ENTRIES, (double) b.rate() / a.rate());
        }
    }

    private record Seen(long millis, long rate) {}

    private Seen restarted(MongoDatabase database, ExecutorService writers) throws Exception {
        long began = System.nanoTime();
        try (Ledger ledger = open(database, "second")) {
            RewardsService.await(ledger::ready);
            long millis = (System.nanoTime() - began) / 1_000_000;
            return new Seen(millis, rate(ledger, writers, SAMPLE));
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
                options(writer, true));
    }

    /** Waits longer than people would: a machine that stands still for a while is no failure here. */
    private static LedgerOptions options(String writer, boolean shared) {
        LedgerOptions sensible = LedgerOptions.of(writer);
        return new LedgerOptions(
                writer,
                Duration.ofMinutes(2),
                sensible.mostWaiting(),
                sensible.mostUnprojected(),
                sensible.mostCached(),
                sensible.checkpointEvery(),
                shared);
    }

    private static void say(String words, Object... values) {
        System.out.println(words.formatted(values));
    }
}
