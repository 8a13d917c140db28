package io.earnest.launcher.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.earnest.launcher.Console;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.Ports;
import io.earnest.launcher.system.ProcessRecords;
import io.earnest.launcher.system.ServiceName;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's own mongod, against the other users of the machine. */
class MongodAccountsTest {
    private static final Console SILENT = new Console(new PrintStream(OutputStream.nullOutputStream()), false);
    private static final String EXTRA = "&serverSelectionTimeoutMS=5000";

    @TempDir
    Path folder;

    private StoreChoice.OwnMongod mongod;
    private DataDirectory data;
    private Store store;

    @BeforeEach
    void find() {
        Optional<StoreChoice.OwnMongod> found = new StoreFinder(System.getenv(), SILENT).mongod();
        assumeTrue(found.isPresent(), "no mongod: nobody tried to get into it");
        mongod = found.get();
        data = new DataDirectory(folder.resolve("data"));
        data.write("store", "mongod\n");
    }

    @AfterEach
    void stop() {
        if (store != null) {
            store.stop();
        }
    }

    private void start() throws InterruptedException {
        store = new Stores(data, new ProcessRecords(data), SILENT).start(mongod);
        store.awaitReady();
    }

    @Test
    void a_service_enters_its_own_database_alone() throws Exception {
        start();
        for (ServiceName service : ServiceName.keepers()) {
            try (MongoClient client = client(uri(service))) {
                things(client, service).insertOne(new Document("_id", service.module()));
                for (ServiceName other : ServiceName.keepers()) {
                    if (other != service) {
                        assertThatThrownBy(() -> things(client, other).find().first())
                                .hasMessageContaining("not authorized");
                        assertThatThrownBy(() -> things(client, other).insertOne(new Document()))
                                .hasMessageContaining("not authorized");
                    }
                }
                assertThat(client.listDatabaseNames()).containsExactly(service.database());
            }
        }
        assertThat(store.uriFor(ServiceName.GATEWAY)).as("it keeps nothing").isEmpty();
    }

    @Test
    void whoever_has_no_account_gets_nothing_not_even_while_it_starts() throws Exception {
        store = new Stores(data, new ProcessRecords(data), SILENT).start(mongod);
        try (MongoClient stranger = stranger()) {
            Document account =
                    new Document("createUser", "me").append("pwd", "me").append("roles", List.of("root"));
            int refused = 0;
            Thread ready = Thread.ofVirtual().start(() -> {
                try {
                    store.awaitReady();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            while (ready.isAlive() || refused == 0) {
                try {
                    stranger.getDatabase("admin").runCommand(account);
                    throw new AssertionError("somebody made himself an account");
                } catch (MongoException e) {
                    refused += e.getMessage().contains("requires authentication") ? 1 : 0;
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThatThrownBy(
                            () -> things(stranger, ServiceName.COMMENT).find().first())
                    .hasMessageContaining("requires authentication");
            assertThatThrownBy(() -> stranger.listDatabaseNames().first())
                    .hasMessageContaining("requires authentication");
        }
    }

    @Test
    void secrets_are_their_owners_and_on_no_command_line() throws Exception {
        Files.createDirectories(data.file("mongod"));
        Files.createDirectories(data.file("logs"));
        start();
        for (String name : List.of("mongod", "logs", "keys", "keys/mongod")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.file(name))))
                    .as(name)
                    .isEqualTo("rwx------");
        }
        Path keys = data.file("keys/mongod");
        long pid = store.process().orElseThrow().pid();
        String line = Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"));
        assertThat(line).contains("--keyFile");
        try (Stream<Path> files = Files.list(keys)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
                assertThat(line).doesNotContain(Files.readString(file));
            }
        }
    }

    @Test
    void data_from_before_there_were_accounts_are_kept_and_closed() throws Exception {
        int port = Ports.unused(1).getFirst();
        Process old = startWithoutAccounts(port);
        try (MongoClient anybody = MongoClients.create("mongodb://127.0.0.1:" + port + "/?directConnection=true")) {
            things(anybody, ServiceName.COMMENT).insertOne(new Document("_id", "kept"));
            anybody.getDatabase("admin")
                    .runCommand(new Document("createUser", "planted")
                            .append("pwd", "planted")
                            .append("roles", List.of("root")));
        } finally {
            old.destroy();
            old.waitFor();
        }
        // Its port belongs to another program now, so it has to come to know itself by a new one, too.
        data.write("mongod-port", Ports.unused(1).getFirst() + "\n");

        start();

        try (MongoClient client = client(uri(ServiceName.COMMENT));
                MongoClient planted = client(store.uri().replaceFirst("//[^@]+@", "//planted:planted@"))) {
            assertThat(things(client, ServiceName.COMMENT).find().first()).isEqualTo(new Document("_id", "kept"));
            assertThatThrownBy(() -> planted.listDatabaseNames().first()).isInstanceOf(MongoSecurityException.class);
        }
        try (MongoClient stranger = stranger()) {
            assertThatThrownBy(
                            () -> things(stranger, ServiceName.COMMENT).find().first())
                    .hasMessageContaining("requires authentication");
        }
    }

    /** As a start leaves it that was killed behind each of its steps. */
    @Test
    void a_start_that_was_cut_off_is_taken_up_wherever_it_was() throws Exception {
        new MongodAccounts(data).create();
        Files.delete(data.file("keys/mongod/user-earnest-article"));
        Files.writeString(data.file("keys/mongod/keyfile"), "");
        start();
        assertEverybodyEnters();
        List<ServiceName> services = ServiceName.keepers();
        MongodAccounts accounts = new MongodAccounts(data);
        for (int made = 0; made <= services.size(); made++) {
            try (MongoClient administrator = client(store.uri())) {
                for (ServiceName service : services.subList(made, services.size())) {
                    drop(administrator, service.database(), service.database());
                }
                if (made == 0) {
                    drop(administrator, "admin", "admin");
                }
            }
            restart();
            assertEverybodyEnters();
        }
        Files.delete(data.file("keys/mongod/admin-password"));
        Files.delete(data.file("keys/mongod/user-earnest-comment"));
        Files.delete(data.file("keys/mongod/keyfile"));
        restart();
        assertThat(accounts.administrator("x")).isPresent();
        assertEverybodyEnters();
    }

    private void restart() throws InterruptedException {
        store.stop();
        start();
    }

    private static void drop(MongoClient administrator, String database, String user) {
        administrator.getDatabase(database).runCommand(new Document("dropUser", user));
    }

    private void assertEverybodyEnters() {
        for (ServiceName service : ServiceName.keepers()) {
            try (MongoClient client = client(uri(service))) {
                assertThat(things(client, service).countDocuments()).isZero();
            }
        }
        try (MongoClient administrator = client(store.uri())) {
            assertThat(administrator.listDatabaseNames()).contains("admin");
        }
    }

    private Process startWithoutAccounts(int port) throws Exception {
        Files.createDirectories(data.file("mongod"));
        List<String> command = List.of(
                mongod.binary().toString(),
                "--dbpath",
                data.file("mongod").toString(),
                "--port",
                String.valueOf(port),
                "--bind_ip",
                "127.0.0.1",
                "--nounixsocket",
                "--replSet",
                MongoAdmin.REPLICA_SET);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port + "/?directConnection=true")) {
            while (!MongoAdmin.becomesPrimary(client, "127.0.0.1:" + port)) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return process;
    }

    private MongoClient stranger() {
        return client(
                store.uri().replaceFirst("//[^@]+@", "//").replaceFirst("/admin\\?.*", "/?directConnection=true"));
    }

    private String uri(ServiceName service) {
        return store.uriFor(service).orElseThrow();
    }

    private static MongoClient client(String uri) {
        return MongoClients.create(uri + EXTRA);
    }

    private static MongoCollection<Document> things(MongoClient client, ServiceName service) {
        return client.getDatabase(service.database()).getCollection("things");
    }
}
