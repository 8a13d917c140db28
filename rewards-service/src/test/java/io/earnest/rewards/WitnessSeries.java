package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.TestStores;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.log.RunningLog;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.GoTools;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * The log held against software of others: {@code litewitness} cosigns it, {@code spicy} and a small program over Go's own
 * {@code sumdb} verify it, and a chain that was written anew is refused. Some minutes the first time, and no part of the whole
 * run: {@code ./earnest test witness}.
 */
class WitnessSeries {
    private static final String ORIGIN = "localhost/ledger";
    /** More than a full tile. */
    private static final int BLOCKS = 300;

    @TempDir
    private static Path dir;

    private static GoTools tools;
    private static GoTools.Litewitness witness;
    private static RewardsService service;
    private static Api api;

    @BeforeAll
    static void cosign() throws Exception {
        tools = GoTools.build(dir);
        // The key's text needs a log that runs, and the witness needs the text.
        try (RewardsService first = RewardsService.start(TestStores.realOrEmbeddedUri(), TestStores.freshName())) {
            witness = tools.litewitness(ORIGIN, vkey(first.api()));
        }
        Files.writeString(
                dir.resolve("policy"), "witness lite " + witness.vkey() + ' ' + witness.address() + "\nquorum lite\n");
        service = RewardsService.start(TestStores.realOrEmbeddedUri(), TestStores.freshName(), policy());
        api = service.api();
        for (int i = 0; i < BLOCKS; i++) {
            api.submit(Cmd.signedUp(Person.named("p" + i)));
        }
        RewardsService.await(() -> api.get("/api/ledger/log").json().get("size").asLong() >= BLOCKS
                && !api.get("/api/ledger/log").json().get("witnesses").isEmpty());
    }

    @AfterAll
    static void end() {
        if (service != null) {
            service.close();
        }
        if (witness != null) {
            witness.close();
        }
    }

    @Test
    void tilesEntriesProofsAndCosignaturesVerify() throws Exception {
        write(257);
        assertThat(tools.check(service.url() + "/ledger/", vkey(api), witness.vkey(), proof(), leaf()))
                .as("what it says")
                .startsWith("verified ");

        Files.writeString(leaf(), Files.readString(leaf()).replace("\"count\":1", "\"count\":2"));
        assertThat(tools.check(service.url() + "/ledger/", vkey(api), witness.vkey(), proof(), leaf()))
                .as("of another header")
                .contains("invalid");
    }

    @Test
    void spicyVerifiesTheThreeCommandsOfThePage() throws Exception {
        write(1);
        Files.writeString(dir.resolve("leaf.spicy"), Files.readString(proof()).replaceFirst("[^\n]*\n", ""));
        assertThat(tools.spicy(vkey(api), leaf())).contains("verified");
        Files.writeString(leaf(), Files.readString(leaf()) + " ");
        assertThat(tools.spicy(vkey(api), leaf())).contains("could not verify inclusion");
    }

    @Test
    void aStoreThatWasSetBackIsRefused() throws Exception {
        assertRefused(TestStores.freshName(), "the store has 0: it was set back");
    }

    @Test
    void aChainThatWasWrittenAnewAndIsLongerIsRefused() throws Exception {
        String database = TestStores.freshName();
        try (MongoClient client = MongoClients.create(TestStores.realOrEmbeddedUri())) {
            MongoDatabase store = client.getDatabase(database);
            try (Ledger ledger = RunningLedger.start(
                    new MongoJournal(store),
                    new MongoProjections(store),
                    Turns.ALONE,
                    Clock.systemUTC(),
                    LedgerOptions.of("forger"))) {
                for (int i = 0; i < BLOCKS + 50; i++) {
                    ledger.submit(List.of(Commands.signUp(Ids.random())));
                }
            }
        }
        assertRefused(database, "they were rewritten");
    }

    private static void assertRefused(String database, String why) {
        try (RewardsService forged = RewardsService.begin(TestStores.realOrEmbeddedUri(), database, policy())) {
            RunningLog log = forged.bean(RunningLog.class);
            RewardsService.await(() -> log.dispute().isPresent());
            assertThat(log.dispute().orElseThrow()).contains("a witness has", why);
            // It is one witness, and has not signed that: people are booked for.
            assertThat(forged.api()
                            .submitAs("profile-service", Cmd.signedUp(Person.named("late")))
                            .status())
                    .isEqualTo(200);
            assertThat(forged.api().get("/ledger/checkpoint").status())
                    .as("nothing of it is shown")
                    .isEqualTo(404);
        }
    }

    private static String policy() {
        return "--earnest.ledger.log.policy-file=" + dir.resolve("policy");
    }

    private static String vkey(Api of) {
        return of.get("/ledger/vkeys").text().lines().findFirst().orElseThrow();
    }

    private static Path leaf() {
        return dir.resolve("leaf");
    }

    private static Path proof() {
        return dir.resolve("proof");
    }

    /** The header of a block as it is hashed, and its proof, once it has a cosignature. */
    private static void write(long seq) throws Exception {
        ObjectNode header = (ObjectNode) api.get("/api/ledger/blocks/" + seq).json();
        header.remove("hash");
        StringBuilder text = new StringBuilder("{");
        header.propertyNames().stream()
                .sorted()
                .forEach(name -> text.append(text.length() > 1 ? "," : "")
                        .append('"')
                        .append(name)
                        .append("\":")
                        .append(header.get(name)));
        Files.write(leaf(), text.append('}').toString().getBytes(StandardCharsets.UTF_8));
        Files.writeString(proof(), api.get("/ledger/proof/" + seq).text());
    }
}
