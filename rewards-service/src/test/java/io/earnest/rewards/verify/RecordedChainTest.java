package io.earnest.rewards.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.testing.TestStores;
import io.earnest.chassis.token.Pem;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.report.ChainRecorder;
import io.earnest.rewards.report.RecordedChains;
import io.earnest.rewards.tariff.Twei;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What earlier versions wrote is read, verified and gone on from. */
@Hostile
class RecordedChainTest {

    private static final String HASH = "17832f06a3a3dbe101eb6874f3942d8a64db3b5394f0ef5121d4decd30f21e27";
    private static final Instant LATER = Instant.parse("2026-03-07T12:00:00Z");

    private final MongoDatabase database = TestStores.embedded();
    private final MongoDatabase beside = TestStores.embedded();

    @TempDir
    private Path folder;

    @BeforeEach
    void theFirstRecordedStore() {
        RecordedChains.load(RecordedChains.FIRST, database);
    }

    @Test
    void it_verifies() throws InterruptedException {
        assertThat(verified()).contains("would be decided so again", "the sum is 0", "2 reports");
    }

    @Test
    void it_is_gone_on_from_under_the_tariff_that_was_announced() throws InterruptedException {
        try (Ledger ledger = open()) {
            Head before = ledger.head();
            assertThat(before.hash()).isEqualTo(HASH);
            assertThat(before.tariff().version()).isEqualTo(2);
            assertThat(ledger.tariff(3)).isPresent();
            Result answer =
                    ledger.submit(List.of(Commands.minus("art4", "kim", "bob"))).getFirst();
            assertThat(answer).isInstanceOfSatisfying(Result.Booked.class, booked -> {
                assertThat(booked.entry().tariff()).isEqualTo(3);
                assertThat(booked.entry().postings().getFirst().twei()).isEqualTo(Twei.of(-3));
            });
            assertThat(ledger.submit(List.of(Commands.read("art", "ann", "bob", 3, 130)))
                            .getFirst())
                    .as("what was booked is answered as it was")
                    .isInstanceOfSatisfying(
                            Result.Booked.class,
                            booked -> assertThat(booked.ref().block()).isEqualTo(3));
        }
        assertThat(verified()).contains("verify");
    }

    @Test
    void its_projections_are_built_again_as_they_were() throws InterruptedException {
        Account bob;
        Head head;
        try (Ledger ledger = open()) {
            bob = ledger.account("bob");
            head = ledger.head();
        }
        new MongoProjections(database).clear();
        try (Ledger ledger = open()) {
            assertThat(ledger.account("bob")).isEqualTo(bob);
            assertThat(ledger.head()).isEqualTo(head);
        }
        assertThat(verified()).contains("verify");
    }

    /** With {@code -Drecorded.chain.write=NAME} it is kept: for a version that changes what is written. */
    @Test
    void what_this_version_records_verifies() throws Exception {
        MongoDatabase fresh = TestStores.embedded();
        Path key = folder.resolve("key.pem");
        Files.writeString(
                key,
                Pem.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate()));
        ChainRecorder.record(fresh, key);
        String name = System.getProperty("recorded.chain.write");
        if (name != null) {
            ChainRecorder.write(fresh, Path.of("src/test/resources/recorded", name + ".jsonl"));
        }
        assertThat(new Verification(fresh, beside, Clock.systemUTC(), words -> {}).run())
                .contains("would be decided so again", "2 reports");
    }

    @Test
    void a_report_that_says_something_else_than_its_entries_is_found() {
        Document kept = report("rep-ann");
        String more = kept.getString("json").replaceFirst("\"total\":-?\\d+", "\"total\":5000");
        assertReportFlaw(kept.append("json", more), "does not say what its entries add up to");
    }

    @Test
    void a_report_that_nobody_bought_is_found() {
        database.getCollection("reportDocuments")
                .insertOne(new Document("_id", "rep-forged")
                        .append("json", report("rep-ann").getString("json").replace("rep-ann", "rep-forged")));
        assertThatThrownBy(this::verified).hasMessageContaining("the report rep-forged was never bought");
    }

    @Test
    void a_signature_that_is_not_the_keys_is_found() {
        String other = report("rep-hal").getString("json").replaceAll(".*\"signature\":\"([^\"]*)\".*", "$1");
        Document kept = report("rep-ann");
        String forged =
                kept.getString("json").replaceAll("(\"signature\":\")[^\"]*", "$1" + Matcher.quoteReplacement(other));
        assertReportFlaw(kept.append("json", forged), "another signature");
    }

    @Test
    void a_key_that_is_not_the_one_of_its_name_or_is_gone_is_found() {
        database.getCollection("reportKeys")
                .updateMany(new Document(), Updates.set("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
        assertThatThrownBy(this::verified).hasMessageContaining("not the one of that name");
        database.getCollection("reportKeys").deleteMany(new Document());
        assertThatThrownBy(this::verified).hasMessageContaining("which is not kept");
    }

    private Document report(String id) {
        return database.getCollection("reportDocuments")
                .find(Filters.eq("_id", id))
                .first();
    }

    private void assertReportFlaw(Document changed, String words) {
        database.getCollection("reportDocuments").replaceOne(Filters.eq("_id", changed.get("_id")), changed);
        assertThatThrownBy(this::verified).hasMessageContaining(words);
    }

    private String verified() throws InterruptedException {
        return new Verification(database, beside, Clock.systemUTC(), words -> {}).run();
    }

    private Ledger open() {
        return RunningLedger.start(
                new MongoJournal(database),
                new MongoProjections(database),
                Turns.ALONE,
                () -> LATER,
                LedgerOptions.of("later"));
    }
}
