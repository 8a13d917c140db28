package io.earnest.rewards.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.testing.TestStores;
import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.engine.RandomActivities;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.mongo.ProjectedDocuments;
import io.earnest.rewards.ledger.store.CorruptJournalException;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.support.RewardsService;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RebuildTest {

    private final MongoDatabase database = TestStores.embedded();
    private final RandomActivities activities = new RandomActivities(new Random(1));

    @Test
    void what_a_ledger_left_is_in_order_and_stays_as_it_is() {
        aLedger();
        Map<String, RawBsonDocument> before = everything();
        Rebuild.Report report = rebuild();
        assertThat(report.inOrder()).as("%s", report.words()).isTrue();
        assertThat(report.words()).contains("accounts: what the blocks make");
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void a_projection_with_a_wrong_a_missing_and_a_made_up_document_is_named_and_put_right(
            ProjectedDocuments projection) {
        aLedger();
        Map<String, RawBsonDocument> before = everything();
        var documents = database.getCollection(projection.collection());
        List<Document> some = documents.find().limit(3).into(new ArrayList<>());
        assertThat(some.size()).isGreaterThanOrEqualTo(2);
        documents.updateOne(Filters.eq("_id", some.get(0).get("_id")), Updates.set("n", 77L));
        documents.deleteOne(Filters.eq("_id", some.get(1).get("_id")));
        documents.insertOne(new Document("_id", "made up")
                .append("asOf", 1L)
                .append("block", 1L)
                .append("index", 0));
        Rebuild.Report report = rebuild();
        assertThat(report.inOrder()).isFalse();
        assertThat(report.words())
                .anySatisfy(line -> assertThat(line).startsWith(projection.collection() + ": 3 documents were WRONG"));
        assertThat(report.words()).filteredOn(line -> line.contains("WRONG")).hasSize(1);
        assertThat(everything()).isEqualTo(before);
        assertThat(rebuild().inOrder()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void one_that_was_dropped_is_built_again_alone(ProjectedDocuments projection) {
        aLedger();
        Map<String, RawBsonDocument> before = everything();
        database.getCollection(projection.collection()).drop();
        Rebuild.Report report = new Rebuild(database, EnumSet.of(projection), words -> {}).run();
        assertThat(report.inOrder()).isFalse();
        assertThat(report.words().getFirst()).startsWith(projection.collection());
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void what_is_only_not_projected_yet_is_not_called_wrong() {
        aLedger();
        Map<String, RawBsonDocument> before = everything();
        new MongoProjections(database).clear();
        Rebuild.Report report = rebuild();
        assertThat(report.inOrder()).as("%s", report.words()).isTrue();
        assertThat(report.words()).anySatisfy(line -> assertThat(line).contains("were not projected yet, and are now"));
        assertThat(everything()).isEqualTo(before);
        assertThat(new MongoProjections(database).watermark()).isPositive();
    }

    @Test
    void a_checkpoint_that_the_blocks_do_not_make_is_dropped() {
        aLedger();
        Document head = database.getCollection("checkpoints").find().first();
        database.getCollection("checkpoints")
                .updateOne(Filters.eq("_id", head.get("_id")), Updates.set("accounts", 12_345L));
        assertThat(rebuild().words())
                .anySatisfy(line -> assertThat(line).startsWith("checkpoints: ").contains("WRONG"));
        MongoProjections projections = new MongoProjections(database);
        assertThat(projections.checkpoints()).hasSize(1);
        assertThat(projections
                        .newestCheckpoint(projections.watermark())
                        .orElseThrow()
                        .accounts())
                .isNotEqualTo(12_345L);
        assertThat(rebuild().inOrder()).isTrue();
    }

    @Test
    void a_start_behind_a_rebuild_replays_nothing() {
        aLedger();
        new MongoProjections(database).clear();
        assertThat(rebuild().inOrder()).isTrue();
        MongoProjections projections = new MongoProjections(database);
        assertThat(projections
                        .newestCheckpoint(projections.watermark())
                        .orElseThrow()
                        .seq())
                .isEqualTo(new MongoJournal(database).last());
    }

    @Test
    void while_a_replica_serves_nothing_of_its_is_lost() throws Exception {
        aLedger();
        AtomicBoolean writing = new AtomicBoolean(true);
        try (Ledger ledger = open("serving")) {
            Thread writer = Thread.ofVirtual().start(() -> {
                for (int i = 0; writing.get() && i < 2_000; i++) {
                    ledger.submit(List.of(activities.next(), Commands.grant("more" + i, "profile1", 1)));
                }
            });
            database.getCollection("reports").drop();
            for (int i = 0; i < 5; i++) {
                Rebuild.Report report = rebuild();
                assertThat(report.words())
                        .filteredOn(line -> line.contains("WRONG"))
                        .allSatisfy(line -> assertThat(line).startsWith("reports"));
            }
            writing.set(false);
            assertThat(writer.join(Duration.ofMinutes(1))).isTrue();
        }
        assertThat(rebuild().inOrder()).isTrue();
    }

    @Test
    void where_the_reports_are_not_built_nothing_is_brought_up_that_a_replay_takes_for_their_being_there() {
        aLedger();
        Map<String, RawBsonDocument> before = everything();
        assertThat(before.keySet()).anyMatch(id -> id.startsWith("reports/"));
        // As a writer leaves it that dies between a block and its projections.
        new MongoProjections(database).clear();
        new Rebuild(database, EnumSet.of(ProjectedDocuments.STATEMENTS), words -> {}).run();
        open("after the crash").close();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_document_in_a_block_that_is_not_its_own_is_put_right_and_stays() {
        aLedger();
        Map<String, RawBsonDocument> before = everything();
        var keys = database.getCollection("keys");
        keys.updateOne(Filters.eq("block", 1L), Updates.set("block", 19L));
        keys.updateOne(Filters.eq("block", 3L), Updates.unset("block"));
        assertThat(rebuild().words()).anySatisfy(line -> assertThat(line).startsWith("keys: 2 documents were WRONG"));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_replica_that_serves_drops_what_it_holds_where_something_was_wrong() {
        aLedger();
        var accounts = database.getCollection("accounts");
        try (Ledger ledger = open("serving")) {
            RewardsService.await(ledger::ready);
            long right = ledger.account("rita").balance().amount();
            accounts.updateOne(Filters.eq("_id", "rita"), Updates.set("balance", 77L));
            // A decision reads it, and what was read is held.
            ledger.submit(List.of(Commands.plus("read", "rita", "ada")));
            long last = ledger.head().seq();
            RewardsService.await(() -> new MongoProjections(database).watermark() == last);
            assertThat(ledger.account("rita").balance().amount()).isNotEqualTo(right);
            assertThat(rebuild().inOrder()).isFalse();
            RewardsService.await(() -> ledger.repairsSeen() == 1);
            assertThat(ledger.account("rita").balance().amount()).isEqualTo(right);
            assertThat(rebuild().inOrder()).isTrue();
            assertThat(new MongoProjections(database).lastRepair()).contains("accounts");
        }
    }

    @Test
    void one_that_was_cut_short_counts_as_one_that_put_something_right() {
        aLedger();
        MongoProjections projections = new MongoProjections(database);
        assertThat(rebuild().inOrder()).isTrue();
        assertThat(projections.lastRepair()).isEmpty();
        projections.rebuildBegins();
        assertThat(rebuild().inOrder()).isTrue();
        assertThat(projections.lastRepair()).isNotEmpty();
    }

    @Test
    void a_chain_that_was_set_back_behind_its_projections_is_not_rebuilt_upon() {
        aLedger();
        long last = new MongoProjections(database).watermark();
        database.getCollection("blocks").deleteOne(Filters.eq("_id", last));
        assertThatThrownBy(this::rebuild)
                .isInstanceOf(CorruptJournalException.class)
                .hasMessageContaining("are said to hold block " + last);
    }

    private Rebuild.Report rebuild() {
        return new Rebuild(database, EnumSet.allOf(ProjectedDocuments.class), words -> {}).run();
    }

    private void aLedger() {
        try (Ledger ledger = open("first")) {
            for (int i = 0; i < 20; i++) {
                List<Command> commands =
                        IntStream.range(0, 20).mapToObj(n -> activities.next()).toList();
                ledger.submit(commands);
            }
            for (String buyer : List.of("rita", "rob")) {
                ledger.submit(List.of(
                        Commands.signUp(buyer),
                        Commands.read("read", buyer, "ada", 1, 60),
                        Commands.report("report-" + buyer, buyer, "read")));
            }
        }
    }

    private Ledger open(String writer) {
        return RunningLedger.start(
                new MongoJournal(database),
                new MongoProjections(database),
                Turns.ALONE,
                Clock.systemUTC(),
                LedgerOptions.of(writer));
    }

    private Map<String, RawBsonDocument> everything() {
        Map<String, RawBsonDocument> all = new TreeMap<>();
        for (ProjectedDocuments projection : ProjectedDocuments.values()) {
            for (RawBsonDocument document : database.getCollection(projection.collection(), RawBsonDocument.class)
                    .find()) {
                all.put(projection.collection() + "/" + document.get("_id"), document);
            }
        }
        return all;
    }
}
