package io.earnest.rewards.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.testing.TestStores;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.store.CorruptJournalException;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.ledger.verification.Forger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Hostile
class VerificationTest {

    private final MongoDatabase database = TestStores.embedded();
    private final MongoDatabase beside = TestStores.embedded();

    @BeforeEach
    void aLedgerOfThreeBlocks() {
        try (Ledger ledger = RunningLedger.start(
                new MongoJournal(database),
                new MongoProjections(database),
                Turns.ALONE,
                Clock.systemUTC(),
                LedgerOptions.of("one"))) {
            ledger.submit(List.of(Commands.signUp("ann"), Commands.signUp("bob")));
            ledger.submit(List.of(Commands.read("art", "ann", "bob", 1, 100)));
            ledger.submit(List.of(Commands.report("rep", "ann", "art")));
        }
    }

    @Test
    void what_a_ledger_left_is_in_order_and_nothing_stays_beside_it() throws InterruptedException {
        assertThat(verification().run()).startsWith("3 blocks with 5 entries").contains("the sum is 0");
        assertThat(beside.listCollectionNames()).isEmpty();
    }

    @Test
    void projections_that_a_stop_left_behind_are_caught_up_first() throws InterruptedException {
        new MongoProjections(database).clear();
        assertThat(verification().run()).contains("verify");
        assertThat(database.getCollection("accounts").countDocuments()).isEqualTo(2);
    }

    @Test
    void a_balance_that_no_block_made_is_found() {
        change("accounts", "ann", Updates.set("balance", 1_000_000L));
        assertFlaw("in accounts is not what the blocks make");
    }

    @Test
    void a_projection_that_lacks_a_document_is_found() {
        database.getCollection("keys").deleteOne(Filters.eq("_id", "signed-up:bob"));
        assertFlaw("keys");
    }

    @Test
    void a_block_that_was_changed_is_found() {
        change("blocks", 2L, Updates.set("writer", "somebody else"));
        assertFlaw("block 2 was changed");
    }

    @Test
    void a_hole_in_the_chain_is_found() {
        database.getCollection("blocks").deleteOne(Filters.eq("_id", 2L));
        assertFlaw("block 2 is missing");
    }

    @Test
    void a_forged_decision_with_the_right_hashes_and_projections_is_named() {
        MongoJournal journal = new MongoJournal(database);
        List<Block> forged =
                new Forger(journal.readFrom(1, 10)).aMillionFor("ann").chain();
        database.getCollection("blocks").drop();
        forged.forEach(journal::append);
        new MongoProjections(database).clear();
        assertFlaw("block 3, entry 1 (article-read:far:ann)");
    }

    @Test
    void a_checkpoint_that_the_blocks_do_not_make_is_found() {
        change("checkpoints", "whole:000000000000003", Updates.set("tariff.prices.minus", 1_000L));
        assertFlaw("the checkpoint of block 3");
    }

    @Test
    void a_checkpoint_of_a_block_that_is_not_there_is_found() {
        Document head = database.getCollection("checkpoints").find().first();
        head.append("_id", "whole:000000000000009").append("seq", 9L);
        database.getCollection("checkpoints").insertOne(head);
        assertFlaw("of a block that is not there");
    }

    @Test
    void a_block_that_is_still_to_come_is_found() {
        Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
        assertThatThrownBy(new Verification(database, beside, yesterday, words -> {})::run)
                .hasMessageContaining("block 1 is of")
                .hasMessageContaining("still to come");
    }

    @Test
    void an_activity_that_nobody_knows_is_named_with_its_block() {
        change("blocks", 2L, Updates.set("entries.0.activity", "author-tipped"));
        assertThatThrownBy(verification()::run)
                .isInstanceOf(CorruptJournalException.class)
                .hasMessageContaining("block 2 cannot be understood: entry 0: no activity author-tipped");
    }

    private void change(String collection, Object id, Bson update) {
        assertThat(database.getCollection(collection)
                        .updateOne(Filters.eq("_id", id), update)
                        .getMatchedCount())
                .isOne();
    }

    private void assertFlaw(String words) {
        assertThatThrownBy(verification()::run)
                .isInstanceOf(Verification.Flaw.class)
                .hasMessageContaining(words);
    }

    private Verification verification() {
        return new Verification(database, beside, Clock.systemUTC(), words -> {});
    }
}
