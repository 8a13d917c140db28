package io.earnest.rewards.ledger.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.state.Account;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.tariff.Twei;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole ledger on a store, from submission to report, through restarts and rebuilds. */
abstract class LedgerOnMongoContract {

    static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));

    /** An empty database. */
    abstract MongoDatabase database();

    @Test
    void what_was_acknowledged_is_read_at_once_and_after_a_restart() {
        PurchasedReport report;
        Head head;
        List<AccountEntry> rows;
        List<EntryRef> ofArticle;
        try (Ledger ledger = open("one")) {
            ledger.submit(List.of(Commands.signUp("ann"), Commands.signUp("bob")));
            ledger.submit(List.of(Commands.read("art", "ann", "bob", 1, 100)));
            assertThat(ledger.account("ann").balance()).isEqualTo(Twei.of(22));
            ledger.submit(List.of(Commands.report("rep", "ann", "art")));
            report = ledger.report("rep").orElseThrow();
            assertThat(report.shown(Line.READING)).isEqualTo(Twei.of(2));
            assertThat(report.total()).isEqualTo(Twei.of(1));
            assertThat(ledger.reports("ann", "art", null, 10)).containsExactly(report);
            rows = ledger.entries(EntryQuery.of("ann", null, 10));
            assertThat(rows).extracting(row -> row.twei().amount()).containsExactly(-1L, 2L, 20L);
            head = ledger.head();
            assertThat(head.difference()).isEqualTo(Twei.ZERO);
            ofArticle = ledger.entriesOf("art", null, 10);
            assertThat(ofArticle).hasSize(2).startsWith(report.ref());
        }
        try (Ledger ledger = open("two")) {
            assertThat(ledger.head()).isEqualTo(head);
            assertThat(ledger.account("ann").balance()).isEqualTo(Twei.of(21));
            assertThat(ledger.report("rep")).contains(report);
            assertThat(ledger.reports("ann", null, null, 10)).containsExactly(report);
            assertThat(ledger.entries(EntryQuery.of("ann", null, 10))).isEqualTo(rows);
            assertThat(ledger.entriesOf("art", null, 10)).isEqualTo(ofArticle);
            assertThat(ledger.submit(List.of(Commands.report("rep", "ann", "art")))
                            .getFirst())
                    .isInstanceOfSatisfying(
                            Result.Booked.class,
                            booked -> assertThat(booked.ref()).isEqualTo(report.ref()));
            assertThat(ledger.head()).isEqualTo(head);
        }
    }

    @Test
    void a_rebuild_gives_the_same_projections() {
        Account ann;
        List<AccountEntry> rows;
        PurchasedReport report;
        Head head;
        try (Ledger ledger = open("one")) {
            ledger.submit(List.of(Commands.signUp("ann"), Commands.signUp("bob")));
            ledger.submit(List.of(Commands.comment("com", "art", "ann", "bob"), Commands.report("rep", "ann", "art")));
            ann = ledger.account("ann");
            rows = ledger.entries(EntryQuery.of("ann", null, 10));
            report = ledger.report("rep").orElseThrow();
            head = ledger.head();
        }
        new MongoProjections(database()).clear();
        try (Ledger ledger = open("two")) {
            assertThat(ledger.head()).isEqualTo(head);
            assertThat(ledger.account("ann")).isEqualTo(ann);
            assertThat(ledger.entries(EntryQuery.of("ann", null, 10))).isEqualTo(rows);
            assertThat(ledger.report("rep")).contains(report);
        }
    }

    Ledger open(String writer) {
        return RunningLedger.start(
                new MongoJournal(database()),
                new MongoProjections(database()),
                Turns.ALONE,
                NOON,
                LedgerOptions.of(writer));
    }
}
