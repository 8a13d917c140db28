package io.earnest.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.earnest.launcher.Console;
import io.earnest.launcher.Refusal;
import io.earnest.launcher.store.Store;
import io.earnest.launcher.store.StoreChoice;
import io.earnest.launcher.store.Stores;
import io.earnest.launcher.system.DataDirectory;
import io.earnest.launcher.system.ProcessRecords;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("hostile")
class BackupTest {
    private static final Console SILENT = new Console(new PrintStream(OutputStream.nullOutputStream()), false);

    @TempDir
    static Path folder;

    private static Store store;
    private static Clients clients;

    private Path file;

    @BeforeAll
    static void anEmbeddedStore() throws InterruptedException {
        DataDirectory data = new DataDirectory(folder.resolve("data"));
        data.lock();
        store = new Stores(data, new ProcessRecords(data), SILENT).start(new StoreChoice.Embedded());
        store.awaitReady();
        clients = new Clients(Addresses.one(store.uri()));
    }

    @AfterAll
    static void stop() {
        clients.close();
        store.stop();
    }

    @BeforeEach
    void aSmallWorld() {
        clear();
        List<Document> keys = new ArrayList<>();
        List<Document> profiles = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            keys.add(new Document("_id", "signed-up:p" + i).append("block", (long) i));
            profiles.add(new Document("_id", "p" + i).append("handle", "h" + i));
        }
        keys().insertMany(keys);
        profiles().insertMany(profiles);
        profiles().createIndex(Indexes.ascending("handle"), new IndexOptions().unique(true));
        file = folder.resolve("backup-" + System.nanoTime() + ".zip");
    }

    @Test
    void what_was_backed_up_is_restored_with_its_indexes() {
        List<Document> before = profiles().find().into(new ArrayList<>());
        assertThat(backup()).isEqualTo(2_400);
        clear();
        Manifest manifest = new Restore(clients, SILENT).read(file);
        assertThat(manifest.collections())
                .extracting(Manifest.Part::name)
                .containsExactly("earnest-rewards.keys", "earnest-profile.profiles");
        assertThat(profiles().find().into(new ArrayList<>())).containsExactlyInAnyOrderElementsOf(before);
        assertThatThrownBy(() -> profiles().insertOne(new Document("_id", "other").append("handle", "h7")))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void only_its_owner_may_read_the_file() throws Exception {
        backup();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list((directory, name) -> name.endsWith(".part")))
                .isEmpty();
    }

    @Test
    void a_place_that_is_not_empty_is_refused_and_keeps_what_it_has() {
        backup();
        assertThatThrownBy(() -> new Restore(clients, SILENT).read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("empty place only");
        assertThat(profiles().countDocuments()).isEqualTo(1_200);
    }

    @Test
    void a_file_that_was_changed_is_refused_and_leaves_nothing() throws Exception {
        backup();
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path entry = zip.getPath("earnest-profile/profiles.bson");
            byte[] content = Files.readAllBytes(entry);
            content[content.length - 3] ^= 1;
            Files.write(entry, content);
        }
        clear();
        assertThatThrownBy(() -> new Restore(clients, SILENT).read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("the file was changed");
        assertThat(clients.database(Databases.REWARDS).listCollectionNames()).isEmpty();
    }

    @Test
    void what_the_ledger_booked_and_its_service_does_not_know_is_found() {
        assertThat(new CrossCheck(clients).run()).startsWith("1200 booked actions");
        profiles().deleteOne(new Document("_id", "p1100"));
        assertThatThrownBy(new CrossCheck(clients)::run)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("signed-up:p1100");
    }

    @Test
    void what_is_settled_without_an_entry_is_found_unless_it_is_owed_or_was_refused() {
        ratings().insertOne(new Document("_id", "a:owed").append("intent", new Document("owner", "x")));
        ratings().insertOne(new Document("_id", "a:refused"));
        keys().insertOne(new Document("_id", "article-rated:a:refused#1"));
        assertThat(new CrossCheck(clients).run()).contains("1 are under way");
        ratings().insertOne(new Document("_id", "a:forgotten"));
        assertThatThrownBy(new CrossCheck(clients)::run)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("a:forgotten");
    }

    @Test
    void a_grant_that_is_booked_and_that_nobody_ordered_is_found() {
        grant("g1", 500, "0perat0r");
        ordered("g1", 500, "0perat0r", "DONE");
        assertThat(new CrossCheck(clients).run()).contains("1 grants, reversals and tariffs");
        grant("g2", 1_000_000, "0perat0r");
        assertCrossCheckSays("grant:g2, and the audit knows no such order");
        ordered("g2", 1_000_000, "0perat0r", "REFUSED");
        assertCrossCheckSays("grant:g2, and the audit knows no such order");
    }

    @Test
    void a_grant_that_is_booked_otherwise_than_it_was_ordered_is_found() {
        grant("g1", 500, "0perat0r");
        ordered("g1", 5, "0perat0r", "DONE");
        assertCrossCheckSays("has booked grant:g1 otherwise");
        audit().deleteMany(new Document());
        ordered("g1", 500, "an0ther", "DONE");
        assertCrossCheckSays("has booked grant:g1 otherwise");
    }

    @Test
    void an_order_that_is_done_and_not_booked_is_found_and_one_that_is_under_way_is_not() {
        ordered("g1", 500, "0perat0r", "PENDING");
        new CrossCheck(clients).run();
        ordered("g2", 500, "0perat0r", "DONE");
        assertCrossCheckSays("has booked no grant:g2");
    }

    @Test
    void a_grant_that_was_refused_and_given_again_is_booked_under_its_first_id() {
        ordered("g1", 500, "0perat0r", "REFUSED");
        ordered("g1-again", 500, "0perat0r", "DONE");
        grant("g1", 500, "0perat0r");
        assertThat(new CrossCheck(clients).run()).contains("1 grants");
    }

    @Test
    void reversals_and_tariffs_need_their_orders_too() {
        booked(
                "reversal:article-read:a:r",
                fingerprint("reversed", "0perat0r", "\"article-read:a:r\""),
                new Document());
        assertCrossCheckSays("reversal:article-read:a:r, and the audit knows no such order");
        order("o1", "entry-reversed", "article-read:a:r", "DONE", new Document("entry", "article-read:a:r"));
        new CrossCheck(clients).run();
        Document tariff = new Document("version", 2L).append("prices", new Document("minus", 3L));
        booked(
                "tariff:2",
                fingerprint("tariff-changed", "0perat0r", "{\"prices\":{\"minus\":3},\"version\":2}"),
                new Document("body", tariff));
        order(
                "o2",
                "tariff-changed",
                "tariff:2",
                "DONE",
                new Document("version", 2).append("tariff", "{\"version\":2,\"prices\":{\"minus\":4}}"));
        assertCrossCheckSays("has booked tariff:2 otherwise");
        order(
                "o3",
                "tariff-changed",
                "tariff:2",
                "DONE",
                new Document("version", 2).append("tariff", "{\"version\":2,\"prices\":{\"minus\":3}}"));
        assertThat(new CrossCheck(clients).run()).contains("2 grants, reversals and tariffs");
    }

    private static void assertCrossCheckSays(String words) {
        assertThatThrownBy(new CrossCheck(clients)::run)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }

    private static void grant(String id, long twei, String operator) {
        booked(
                "grant:" + id,
                fingerprint("granted", operator, "\"treasury\"," + twei),
                new Document(
                        "postings",
                        List.of(
                                new Document("account", "mint").append("twei", -twei),
                                new Document("account", "treasury").append("twei", twei))));
    }

    private static void booked(String key, String fingerprint, Document entry) {
        MongoCollection<Document> blocks = clients.database(Databases.REWARDS).getCollection("blocks");
        long seq = blocks.countDocuments() + 1;
        entry.append("key", key).append("fingerprint", fingerprint);
        blocks.insertOne(new Document("_id", seq).append("entries", List.of(new Document(), entry)));
        keys().insertOne(new Document("_id", key).append("block", seq).append("index", 1));
    }

    private static void ordered(String id, long twei, String operator, String status) {
        audit().insertOne(new Document("_id", id)
                .append("action", "twei-granted")
                .append("actor", operator)
                .append("subject", "treasury")
                .append("note", "why")
                .append("status", status)
                .append(
                        "order",
                        new Document("kind", "GRANT").append("twei", twei).append("to", "treasury")));
    }

    private static void order(String id, String action, String subject, String status, Document order) {
        audit().insertOne(new Document("_id", id)
                .append("action", action)
                .append("actor", "0perat0r")
                .append("subject", subject)
                .append("status", status)
                .append("order", order));
    }

    /** As LEDGER.md has it. */
    private static String fingerprint(String activity, String actor, String subject) {
        String json = "{\"activity\":\"" + activity + "\",\"actor\":\"" + actor + "\",\"subject\":[" + subject + "]}";
        return HexFormat.of()
                .formatHex(Backup.sha256().digest(json.getBytes(StandardCharsets.UTF_8)))
                .substring(0, 32);
    }

    private long backup() {
        try (Source source = Source.still(clients)) {
            return new Backup(source, SILENT).write(file);
        }
    }

    private static void clear() {
        Databases.ALL.forEach(database -> clients.database(database).drop());
    }

    private static MongoCollection<Document> keys() {
        return clients.database(Databases.REWARDS).getCollection("keys");
    }

    private static MongoCollection<Document> profiles() {
        return clients.database(Databases.PROFILE).getCollection("profiles");
    }

    private static MongoCollection<Document> audit() {
        return clients.database(Databases.PROFILE).getCollection("audit");
    }

    private static MongoCollection<Document> ratings() {
        return clients.database(Databases.ARTICLE).getCollection("ratings");
    }
}
