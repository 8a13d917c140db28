package io.earnest.rewards.log;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;
import io.earnest.chassis.token.Pem;
import io.earnest.rewards.log.tree.TreeHashes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Logs on one store, over a chain of headers that a test writes, cuts and rewrites. */
final class LogWorld implements AutoCloseable, Headers {
    private final Path dir;
    private final MongoClient client = MongoClients.create(TestStores.realOrEmbeddedUri());
    private final MongoDatabase database = client.getDatabase(TestStores.freshName());
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<PublishedLog> logs = new ArrayList<>();
    private volatile CopyOnWriteArrayList<Header> chain = new CopyOnWriteArrayList<>();
    private String origin = "log.example/ledger";
    private String policy = "";
    private boolean remembersInAFile = true;

    LogWorld(Path dir) {
        this.dir = dir;
        newKey();
    }

    /** Signs with a new key from the next start on, and with the old one too where it is kept. */
    String newKey(String... kept) {
        try {
            String key = Pem.of(
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
            Files.writeString(dir.resolve("log.pem"), key + String.join("", kept));
            return key;
        } catch (IOException | java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void origin(String name) {
        origin = name;
    }

    void withoutFile() {
        remembersInAFile = false;
    }

    Path file() {
        return dir.resolve("log.state");
    }

    MeterRegistry meters() {
        return meters;
    }

    MongoDatabase database() {
        return database;
    }

    /** All witnesses, and how many of them are enough. */
    void witnesses(int enough, FakeWitness... all) {
        StringBuilder text = new StringBuilder("# Who watches\n");
        StringBuilder names = new StringBuilder();
        for (FakeWitness witness : all) {
            text.append(witness.line());
            names.append(' ').append(witness.key().name());
        }
        policy = text + "group enough " + enough + names + "\nquorum enough\n";
    }

    void write(int blocks) {
        write(blocks, "writer");
    }

    void write(int blocks, String by) {
        for (int i = 0; i < blocks; i++) {
            String previous = chain.isEmpty() ? "0".repeat(64) : chain.getLast().hash();
            String text =
                    "{\"previous\":\"" + previous + "\",\"seq\":" + (chain.size() + 1) + ",\"writer\":\"" + by + "\"}";
            chain.add(new Header(previous, sha256(text), text));
        }
    }

    /** Leaves only the first blocks in the store. */
    void cutTo(int blocks) {
        chain = new CopyOnWriteArrayList<>(chain.subList(0, blocks));
    }

    /** The store forgets all that it knew of the log. */
    void dropLog() {
        for (String collection : List.of("logTiles", "logCheckpoints", "logKeys")) {
            database.getCollection(collection).drop();
        }
    }

    /** A log that is not started: its steps are those that the test takes. */
    PublishedLog log() {
        try {
            Path policyFile = dir.resolve("policy");
            Files.writeString(policyFile, policy);
            LogProperties properties = new LogProperties(
                    dir.resolve("log.pem"),
                    origin,
                    remembersInAFile ? file() : null,
                    policy.isEmpty() ? null : policyFile,
                    Duration.ofMillis(20),
                    Duration.ofSeconds(1));
            PublishedLog log =
                    LogConfiguration.log(properties, dir.resolve("log.pem"), database, this, Clock.systemUTC(), meters);
            logs.add(log);
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that was started and found nothing wrong. */
    PublishedLog started() {
        PublishedLog log = log();
        log.contradictionAtStart().ifPresent(found -> {
            throw new AssertionError(found);
        });
        log.start();
        return log;
    }

    /** The root over the first blocks, computed from them alone. */
    String root(int size) {
        return Base64.getEncoder().encodeToString(root(0, size));
    }

    private byte[] root(int from, int to) {
        if (to - from == 1) {
            return TreeHashes.leaf(chain.get(from).text().getBytes(StandardCharsets.UTF_8));
        }
        int split = Integer.highestOneBit(to - from - 1);
        return TreeHashes.node(root(from, from + split), root(from + split, to));
    }

    byte[] leaf(long seq) {
        return TreeHashes.leaf(chain.get((int) seq - 1).text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long height() {
        return chain.size();
    }

    @Override
    public List<Header> from(long seq, int most) {
        List<Header> now = List.copyOf(chain);
        int from = (int) Math.min(seq - 1, now.size());
        return now.subList(from, Math.min(now.size(), from + most));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        logs.forEach(PublishedLog::close);
        client.close();
    }
}
