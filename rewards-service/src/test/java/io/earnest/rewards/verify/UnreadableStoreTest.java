package io.earnest.rewards.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.testing.TestStores;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.report.RecordedChains;
import java.time.Clock;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A start on what this version can't read. */
class UnreadableStoreTest {

    private final MongoDatabase database = TestStores.embedded();
    private final Logger writer = (Logger) LoggerFactory.getLogger("io.earnest.rewards.ledger.engine.Writer");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void aRecordedStore() {
        RecordedChains.load(RecordedChains.FIRST, database);
        log.start();
        writer.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        writer.detachAppender(log);
    }

    @Test
    void a_checkpoint_that_cannot_be_understood_costs_a_longer_replay() {
        Head head = head();
        database.getCollection("checkpoints")
                .updateOne(Filters.eq("_id", "whole:000000000000016"), Updates.set("tariff.limits.paidNothings", 1L));
        assertThat(head()).isEqualTo(head);
        database.getCollection("checkpoints").updateMany(new Document(), Updates.unset("system"));
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void a_block_that_cannot_be_understood_is_one_clear_line_and_calls_fail_at_once() {
        new MongoProjections(database).clear();
        assertThat(database.getCollection("blocks")
                        .updateOne(Filters.eq("_id", 11L), Updates.set("entries.8.body.limits.paidNothings", 1L))
                        .getModifiedCount())
                .isOne();
        try (Ledger ledger = open()) {
            long start = System.nanoTime();
            assertThatThrownBy(ledger::head).isInstanceOf(LedgerUnavailableException.class);
            assertThatThrownBy(() -> ledger.submit(List.of(Commands.signUp("new"))))
                    .isInstanceOf(LedgerUnavailableException.class);
            assertThat(System.nanoTime() - start).isLessThan(4_000_000_000L);
            assertThat(ledger.ready()).isFalse();
        }
        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.ERROR)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .contains(
                                "block 11 cannot be understood: entry 8: limits.paidNothings is no field of a tariff"));
    }

    private Head head() {
        try (Ledger ledger = open()) {
            return ledger.head();
        }
    }

    private Ledger open() {
        return RunningLedger.start(
                new MongoJournal(database),
                new MongoProjections(database),
                Turns.ALONE,
                Clock.systemUTC(),
                LedgerOptions.of("reader"));
    }
}
