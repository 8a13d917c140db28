package io.earnest.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.store.Store;
import io.earnest.launcher.store.StoreChoice;
import io.earnest.launcher.store.StoreFinder;
import io.earnest.launcher.store.Stores;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.ProcessRecords;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger in one mongod and the services in another, which no snapshot spans, while profiles sign up. */
class SeveralStoresTest {
    private static final Console SILENT = new Console(new PrintStream(OutputStream.nullOutputStream()), false);
    private static final int BACKUPS = 5;

    @TempDir
    static Path folder;

    private static Store ledger;
    private static Store services;
    private static Clients clients;

    @BeforeAll
    static void twoMongods() throws InterruptedException {
        Optional<StoreChoice.OwnMongod> mongod = new StoreFinder(System.getenv(), SILENT).mongod();
        assumeTrue(mongod.isPresent(), "no mongod: backups of several stores were not tried");
        ledger = start("ledger", mongod.get());
        services = start("services", mongod.get());
        ledger.awaitReady();
        services.awaitReady();
        Map<String, String> addresses = new HashMap<>();
        Databases.ALL.forEach(database -> addresses.put(database, services.uri()));
        addresses.put(Databases.REWARDS, ledger.uri());
        clients = new Clients(new Addresses(addresses));
    }

    private static Store start(String name, StoreChoice.OwnMongod mongod) {
        DataDirectory data = new DataDirectory(folder.resolve(name));
        data.lock();
        return new Stores(data, new ProcessRecords(data), SILENT).start(mongod);
    }

    @AfterAll
    static void stop() {
        if (clients != null) {
            clients.close();
            services.stop();
            ledger.stop();
        }
    }

    @BeforeEach
    void nothingYet() {
        Databases.ALL.forEach(database -> clients.database(database).drop());
    }

    @Test
    void a_backup_is_as_of_one_point_while_people_go_on() throws Exception {
        for (int i = 0; i < BACKUPS; i++) {
            nothingYet();
            Path file = folder.resolve("backup-" + i + ".zip");
            try (SignUps signUps = new SignUps(100)) {
                signUps.await(10);
                try (Source source = Source.live(clients)) {
                    signUps.await(20);
                    new Backup(source, SILENT).write(file);
                }
            }
            nothingYet();
            new Restore(clients, SILENT).read(file);

            assertThat(new CrossCheck(clients).run()).contains("no settled one lacks its entry");
            assertThat(profiles().countDocuments()).isBetween(10L, 21L);
        }
    }

    @Test
    void a_ledger_that_never_rests_is_refused_with_the_next_step() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(100);
        AtomicLong block = new AtomicLong();
        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                writers.execute(() -> {
                    MongoCollection<Document> blocks = clients.database(Databases.REWARDS)
                            .getCollection("blocks")
                            .withWriteConcern(WriteConcern.W1);
                    while (over.getCount() > 0) {
                        blocks.insertOne(new Document("_id", block.incrementAndGet()));
                        begun.countDown();
                    }
                });
            }
            try {
                assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
                assertThatThrownBy(() -> Source.live(clients, 3))
                        .isInstanceOf(Refusal.class)
                        .hasMessageContaining("close the front door");
            } finally {
                over.countDown();
            }
        }
    }

    @Test
    void the_store_of_a_running_system_is_entered_by_its_own_account() throws Exception {
        clients.database(Databases.PROFILE).getCollection("profiles").insertOne(new Document("_id", "p1"));
        DataDirectory data = new DataDirectory(folder.resolve("services"));
        data.write("store", "mongod\n");
        Path file = folder.resolve("running.zip");

        try (Place place = Place.running(data);
                Clients running = new Clients(place.addresses());
                Source source = Source.live(running)) {
            assertThat(new Backup(source, SILENT).write(file)).isEqualTo(1);
        }
    }

    private static MongoCollection<Document> profiles() {
        return clients.database(Databases.PROFILE).getCollection("profiles");
    }

    /** One sign-up behind the other, each in the steps in which the services do it. */
    private static final class SignUps implements AutoCloseable {
        private final CountDownLatch over = new CountDownLatch(1);
        private final CountDownLatch[] done = new CountDownLatch[64];
        private final Thread thread;

        SignUps(int pauseMillis) {
            for (int i = 0; i < done.length; i++) {
                done[i] = new CountDownLatch(1);
            }
            thread = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; !over.await(pauseMillis, TimeUnit.MILLISECONDS); i++) {
                        signUp(i);
                        done[Math.min(i, done.length - 1)].countDown();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        private static void signUp(int number) {
            String id = "p" + number;
            profiles().insertOne(new Document("_id", id).append("intent", new Document("owner", "test")));
            clients.database(Databases.REWARDS)
                    .getCollection("blocks")
                    .insertOne(new Document("_id", (long) number).append("of", id));
            clients.database(Databases.REWARDS).getCollection("keys").insertOne(new Document("_id", "signed-up:" + id));
            profiles().updateOne(Filters.eq("_id", id), Updates.unset("intent"));
        }

        /** Until so many have signed up. */
        void await(int many) throws InterruptedException {
            assertThat(done[many - 1].await(1, TimeUnit.MINUTES)).isTrue();
        }

        @Override
        public void close() throws InterruptedException {
            over.countDown();
            thread.join();
        }
    }
}
