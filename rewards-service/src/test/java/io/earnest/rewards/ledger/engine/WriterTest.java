package io.earnest.rewards.ledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.earnest.rewards.ledger.Allowance;
import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Invariants;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerBusyException;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.ledger.Opportunity;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.state.AccountEntry;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.tariff.Twei;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The running ledger on a store that misbehaves. */
class WriterTest {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));

    private final FaultyStore store = new FaultyStore();
    private final List<Ledger> opened = new ArrayList<>();

    @AfterEach
    void close() {
        store.down = false;
        store.projectionsDown = false;
        store.appendPermits.release(1_000_000);
        opened.forEach(Ledger::close);
        Invariants.hold(store.chain());
    }

    @Test
    void many_callers_share_blocks_and_each_is_acknowledged_once() throws Exception {
        Ledger ledger = open("one", Duration.ofSeconds(20));
        int callers = 64;
        List<Callable<List<Result>>> calls = IntStream.range(0, callers)
                .<Callable<List<Result>>>mapToObj(caller -> () -> {
                    List<Result> results = new ArrayList<>();
                    for (int i = 0; i < 20; i++) {
                        results.addAll(ledger.submit(
                                List.of(Commands.signUp("p" + caller + "-" + i), Commands.signUp("shared" + i))));
                    }
                    return results;
                })
                .toList();
        List<Result> results = all(calls);
        assertThat(results).hasSize(callers * 40).allMatch(Result.Booked.class::isInstance);
        assertThat(ledger.head().accounts()).isEqualTo(callers * 20 + 20);
        assertThat(ledger.head().seq()).isLessThan(callers * 20);
        assertThat(ledger.account("shared7").balance()).isEqualTo(Twei.of(20));
    }

    @Test
    void a_block_whose_answer_was_lost_is_inserted_once() {
        Ledger ledger = open("one", Duration.ofSeconds(20));
        store.lostAnswers.set(3);
        assertThat(ledger.submit(List.of(Commands.signUp("ann")))).hasOnlyElementsOfType(Result.Booked.class);
        assertThat(store.chain()).hasSize(1);
        assertThat(store.appends).hasValueGreaterThan(1);
    }

    @Test
    void a_block_that_did_not_arrive_is_sent_again() {
        Ledger ledger = open("one", Duration.ofSeconds(20));
        store.lostRequests.set(3);
        assertThat(ledger.submit(List.of(Commands.signUp("ann")))).hasOnlyElementsOfType(Result.Booked.class);
        assertThat(store.chain()).hasSize(1);
        assertThat(store.appends).hasValue(4);
    }

    @Test
    void who_cannot_wait_is_told_so_and_the_same_command_finds_out_later() {
        Ledger ledger = open("one", Duration.ofSeconds(2));
        ledger.submit(List.of(Commands.signUp("bob")));
        store.down = true;
        assertThatExceptionOfType(LedgerUnavailableException.class)
                .isThrownBy(() -> ledger.submit(List.of(Commands.signUp("ann"))));
        assertThat(ledger.ready()).isFalse();
        store.down = false;
        await().until(ledger::ready);
        assertThat(ledger.submit(List.of(Commands.signUp("ann")))).hasOnlyElementsOfType(Result.Booked.class);
        assertThat(ledger.account("ann").balance()).isEqualTo(Twei.of(20));
    }

    @Test
    void too_much_waiting_is_refused_and_none_of_it_taken() throws Exception {
        Ledger ledger = open("one", Duration.ofMinutes(1));
        ledger.submit(List.of(Commands.signUp("first")));
        store.appendPermits.drainPermits();
        // Eight submissions of 512 may wait; whichever is the ninth is refused, and the others get their answers.
        AtomicInteger refused = new AtomicInteger();
        List<Future<List<Result>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 9; caller++) {
                List<Command> many = signUps("c" + caller + "-", 512);
                answers.add(threads.submit(() -> {
                    try {
                        return ledger.submit(many);
                    } catch (LedgerBusyException e) {
                        refused.incrementAndGet();
                        return List.of();
                    }
                }));
            }
            await().until(() -> refused.get() == 1);
            store.appendPermits.release(1_000);
        }
        int booked = 0;
        for (Future<List<Result>> answer : answers) {
            booked += answer.get().size();
        }
        assertThat(booked).isEqualTo(8 * 512);
        assertThat(ledger.head().accounts()).isEqualTo(1 + 8 * 512);
        assertThat(refused).hasValue(1);
        assertThat(ledger.submit(List.of(Commands.signUp("last")))).hasOnlyElementsOfType(Result.Booked.class);
    }

    @Test
    void a_ledger_whose_store_is_down_starts_and_becomes_ready_later() {
        store.down = true;
        Ledger ledger = open("one", Duration.ofSeconds(2));
        assertThat(ledger.ready()).isFalse();
        assertThatExceptionOfType(LedgerUnavailableException.class).isThrownBy(ledger::head);
        store.down = false;
        await().until(ledger::ready);
        assertThat(ledger.head()).isEqualTo(Head.GENESIS);
    }

    @Test
    void a_clean_stop_leaves_nothing_to_replay() {
        Ledger ledger = open("one", Duration.ofSeconds(20));
        ledger.submit(List.of(Commands.signUp("ann")));
        ledger.submit(List.of(Commands.signUp("bob")));
        ledger.close();
        assertThat(store.watermark).isEqualTo(2);
        assertThat(store.checkpoints.lastKey()).isEqualTo(2);
        assertThatExceptionOfType(LedgerUnavailableException.class)
                .isThrownBy(() -> ledger.submit(List.of(Commands.signUp("cyd"))));
    }

    @Test
    void what_is_not_projected_yet_is_read_from_memory() {
        store.projectionsDown = true;
        Ledger ledger = open("one", Duration.ofSeconds(20));
        ledger.submit(List.of(Commands.signUp("ann"), Commands.minus("art", "ann", "bob")));
        ledger.submit(List.of(Commands.report("rep", "ann", "art")));
        assertThat(store.rows).isEmpty();
        assertThat(ledger.account("ann").balance()).isEqualTo(Twei.of(17));
        assertThat(ledger.entries(EntryQuery.of("ann", null, 10)))
                .extracting(row -> row.twei().amount())
                .containsExactly(-1L, -2L, 20L);
        List<AccountEntry> firstPage = ledger.entries(EntryQuery.of("ann", null, 2));
        assertThat(ledger.entries(EntryQuery.of("ann", firstPage.getLast().position(), 2)))
                .extracting(row -> row.twei().amount())
                .containsExactly(20L);
        PurchasedReport report = ledger.report("rep").orElseThrow();
        assertThat(ledger.reports("ann", "art", null, 5)).containsExactly(report);
        assertThat(ledger.reports("ann", "art", report.ref(), 5)).isEmpty();
        EntryRef minus = new EntryRef(1, 2);
        assertThat(ledger.entriesOf("art", null, 5)).containsExactly(report.ref(), minus);
        assertThat(ledger.entriesOf("art", null, 1)).containsExactly(report.ref());
        assertThat(ledger.entriesOf("art", report.ref(), 5)).containsExactly(minus);
        assertThat(ledger.entriesOf("other", null, 5)).isEmpty();
        assertThat(ledger.find("article-rated:art:ann")).contains(new EntryRef(1, 2));
        store.projectionsDown = false;
        await().until(() -> store.watermark == 2);
        assertThat(ledger.report("rep")).contains(report);
        store.projectionsDown = true;
        ledger.submit(List.of(Commands.plus("art", "cyd", "bob")));
        // One from memory, two from the store.
        assertThat(ledger.entriesOf("art", null, 5)).hasSize(3).endsWith(report.ref(), minus);
        assertThat(ledger.entriesOf("art", null, 2)).hasSize(2).endsWith(report.ref());
        store.projectionsDown = false;
    }

    @Test
    void a_writer_waits_while_too_much_is_not_projected() {
        store.projectionsDown = true;
        LedgerOptions small =
                new LedgerOptions("one", Duration.ofSeconds(2), 4_096, 512, 1_000, Duration.ofMinutes(1), true);
        Ledger ledger = keep(RunningLedger.start(store, store, Turns.ALONE, NOON, small));
        ledger.submit(signUps("p", 400));
        assertThatExceptionOfType(LedgerUnavailableException.class)
                .isThrownBy(() -> ledger.submit(List.of(Commands.signUp("ann"))));
        store.projectionsDown = false;
        await().until(() -> ledger.head().accounts() == 401);
    }

    @Test
    @Timeout(60)
    void nothing_is_decided_on_a_journal_that_was_changed() {
        Ledger first = open("one", Duration.ofSeconds(20));
        first.submit(List.of(Commands.signUp("ann")));
        first.close();
        store.checkpoints.clear();
        Block block = store.chain().getFirst();
        Block changed = new Block(
                block.seq(),
                block.epoch(),
                block.writer(),
                block.previous(),
                block.root(),
                block.hash(),
                block.salt(),
                block.at().plusMillis(1),
                block.day(),
                block.entries());
        store.blocks.put(1L, changed);
        // Its patience would outlast the test: who asks a ledger that has stopped is told so at once.
        try (Ledger second =
                RunningLedger.start(store, store, Turns.ALONE, NOON, options("two", Duration.ofHours(1)))) {
            assertThatExceptionOfType(LedgerUnavailableException.class)
                    .isThrownBy(() -> second.submit(List.of(Commands.signUp("bob"))));
            assertThat(second.ready()).isFalse();
            assertThatExceptionOfType(LedgerUnavailableException.class)
                    .isThrownBy(() -> second.submit(List.of(Commands.signUp("bob"))));
        }
        store.blocks.put(1L, block);
    }

    @Test
    void a_command_that_cannot_be_decided_fails_alone() throws Exception {
        Ledger ledger = open("one", Duration.ofSeconds(20));
        store.poison = "poison";
        store.appendPermits.drainPermits();
        List<Result> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // The first holds up the writer, so that the others wait in one batch.
            Future<List<Result>> first = threads.submit(() -> ledger.submit(List.of(Commands.signUp("first"))));
            await().until(() -> store.appendPermits.hasQueuedThreads());
            Future<List<Result>> poisoned = threads.submit(() -> ledger.submit(List.of(Commands.signUp("poison"))));
            Future<List<Result>> other = threads.submit(() -> ledger.submit(List.of(Commands.signUp("other"))));
            store.appendPermits.release(1_000);
            results.addAll(first.get());
            results.addAll(other.get());
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(poisoned::get)
                    .withCauseInstanceOf(IllegalStateException.class);
        }
        assertThat(results).hasSize(2).allMatch(Result.Booked.class::isInstance);
        assertThat(ledger.head().accounts()).isEqualTo(2);
    }

    @Test
    void an_opportunity_and_allowances_follow_what_is_booked() {
        Ledger ledger = open("one", Duration.ofSeconds(20));
        assertThat(ledger.opportunity("ann", 1, "art", "bob", 130)).isEqualTo(new Opportunity(Twei.of(3), null));
        assertThat(ledger.opportunity("bob", 1, "art", "bob", 130))
                .isEqualTo(new Opportunity(Twei.ZERO, Reason.OWN_ARTICLE));
        ledger.submit(List.of(Commands.read("art", "ann", "bob", 1, 130), Commands.plus("art", "ann", "bob")));
        assertThat(ledger.opportunity("ann", 1, "art", "bob", 130))
                .isEqualTo(new Opportunity(Twei.ZERO, Reason.ALREADY_PAID));
        assertThat(ledger.allowances("ann", 5))
                .containsExactly(
                        new Allowance("article-read", 1, 8),
                        new Allowance("reader-twei", 3, 10),
                        new Allowance("article-plussed", 1, 5),
                        new Allowance("comment-liked", 0, 5),
                        new Allowance("article-published", 0, 5),
                        new Allowance("comment-valued", 0, 3));
        ledger.submit(
                List.of(Commands.read("art2", "ann", "bob", 1, 300), Commands.read("art3", "ann", "bob", 1, 300)));
        assertThat(ledger.opportunity("ann", 1, "art4", "bob", 130))
                .isEqualTo(new Opportunity(Twei.ZERO, Reason.DAILY_LIMIT));
    }

    private static List<Command> signUps(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Commands.signUp(prefix + i))
                .toList();
    }

    private Ledger open(String writer, Duration timeout) {
        return keep(RunningLedger.start(store, store, Turns.ALONE, NOON, options(writer, timeout)));
    }

    private Ledger keep(Ledger ledger) {
        opened.add(ledger);
        return ledger;
    }

    private static LedgerOptions options(String writer, Duration timeout) {
        return new LedgerOptions(writer, timeout, 8 * 512, 50_000, 1_000, Duration.ofMinutes(1), true);
    }

    private static List<Result> all(List<Callable<List<Result>>> calls) throws Exception {
        List<Result> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Result>> call : threads.invokeAll(calls)) {
                results.addAll(call.get());
            }
        }
        return results;
    }
}
