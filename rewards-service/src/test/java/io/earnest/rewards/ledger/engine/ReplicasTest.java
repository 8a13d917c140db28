package io.earnest.rewards.ledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Invariants;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.LedgerUnavailableException;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.state.EntryQuery;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.tariff.Twei;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several ledgers on one store: safe as they are, and out of each other's way where they take turns. */
class ReplicasTest {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));

    private final FaultyStore store = new FaultyStore();
    private final MemoryTurns turns = new MemoryTurns();
    private final List<Ledger> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Ledger::close);
        Invariants.hold(store.chain());
    }

    @Test
    void a_second_writer_decides_on_what_the_first_one_wrote() {
        Ledger one = open("one");
        Ledger two = open("two");
        await().until(() -> one.ready() && two.ready());
        List<Result> first = one.submit(List.of(Commands.signUp("ann"), Commands.plus("art", "ann", "bob")));
        assertThat(two.submit(List.of(Commands.plus("art", "ann", "bob")))).isEqualTo(first.subList(1, 2));
        two.submit(List.of(Commands.minus("other", "ann", "bob")));
        one.submit(List.of(Commands.minus("third", "ann", "bob")));
        assertThat(one.account("ann").balance()).isEqualTo(Twei.of(16));
        assertThat(store.chain()).extracting(Block::epoch).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_reader_sees_what_another_replica_acknowledged() {
        Ledger one = open("one");
        Ledger two = open("two");
        for (int i = 1; i <= 20; i++) {
            Ledger writes = i % 2 == 0 ? one : two;
            Ledger reads = i % 2 == 0 ? two : one;
            writes.submit(List.of(Commands.grant("g" + i, "ann", 5)));
            assertThat(reads.account("ann").balance()).isEqualTo(Twei.of(5L * i));
            assertThat(reads.entries(EntryQuery.of("ann", null, 100))).hasSize(i);
            assertThat(reads.head().seq()).isEqualTo(i);
        }
    }

    @Test
    void reads_together_look_once_and_see_what_was_acknowledged_before_the_first_of_them() {
        Ledger one = open("one");
        Ledger two = open("two");
        one.submit(List.of(Commands.grant("g1", "ann", 5)));
        int looks = store.looks.get();
        List<Object> seen = two.together(() -> List.of(
                two.together(() -> two.head().seq()),
                two.account("ann").balance(),
                two.entries(EntryQuery.of("ann", null, 9)).size()));
        assertThat(seen).containsExactly(1L, Twei.of(5), 1);
        assertThat(store.looks.get() - looks).isEqualTo(1);

        assertThatThrownBy(() -> two.together(() -> {
                    throw new IllegalStateException("in between");
                }))
                .hasMessage("in between");
        one.submit(List.of(Commands.grant("g2", "ann", 5)));
        assertThat(two.account("ann").balance()).as("the next read looks again").isEqualTo(Twei.of(10));
    }

    @Test
    void two_writers_in_a_race_book_everything_once() throws Exception {
        Ledger one = open("one");
        Ledger two = open("two");
        List<Callable<List<Result>>> calls = new ArrayList<>();
        for (int caller = 0; caller < 16; caller++) {
            Ledger mine = caller % 2 == 0 ? one : two;
            int name = caller;
            calls.add(() -> {
                List<Result> results = new ArrayList<>();
                for (int i = 0; i < 25; i++) {
                    if (i % 12 == name % 12) {
                        store.lostAnswers.incrementAndGet();
                    }
                    results.addAll(mine.submit(
                            List.of(Commands.signUp("p" + i), Commands.read("art" + i, "p" + i, "bob", 1, 60))));
                }
                return results;
            });
        }
        List<Result> results = all(calls);
        assertThat(results).hasSize(16 * 50).allMatch(Result.Booked.class::isInstance);
        // One day's opening, a sign-up and a reading each: however many asked for them, and of whom.
        assertThat(store.chain().stream()
                        .mapToInt(block -> block.entries().size())
                        .sum())
                .isEqualTo(1 + 50);
    }

    @Test
    void replicas_that_take_turns_decide_hardly_anything_in_vain() throws Exception {
        store.appendTakes = Duration.ofMillis(2);
        Ledger one = openWithTurns("one");
        Ledger two = openWithTurns("two");
        List<Callable<List<Result>>> calls = IntStream.range(0, 16)
                .<Callable<List<Result>>>mapToObj(caller -> () -> {
                    List<Result> results = new ArrayList<>();
                    for (int i = 0; i < 40; i++) {
                        Ledger mine = caller % 2 == 0 ? one : two;
                        results.addAll(mine.submit(List.of(Commands.signUp("p" + caller + "-" + i))));
                    }
                    return results;
                })
                .toList();
        assertThat(all(calls)).hasSize(16 * 40).allMatch(Result.Booked.class::isInstance);
        assertThat(one.head().accounts()).isEqualTo(16 * 40);
        int inVain = store.appends.get() - store.chain().size();
        // A replica that the machine holds up for two seconds loses its turn; nothing else makes two write at once.
        assertThat(inVain).isLessThanOrEqualTo(store.chain().size() / 10);
        assertThat(store.chain()).extracting(Block::writer).contains("one", "two");
    }

    @Test
    void while_one_replica_stops_the_other_books_everything_once() throws Exception {
        Ledger one = openWithTurns("one");
        Ledger two = openWithTurns("two");
        AtomicInteger booked = new AtomicInteger();
        List<Callable<List<Result>>> calls = IntStream.range(0, 8)
                .<Callable<List<Result>>>mapToObj(caller -> () -> {
                    List<Result> results = new ArrayList<>();
                    for (int i = 0; i < 40; i++) {
                        results.addAll(submitTo(one, two, Commands.signUp("p" + caller + "-" + i)));
                        booked.incrementAndGet();
                    }
                    return results;
                })
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Result>>> results =
                    calls.stream().map(threads::submit).toList();
            await().until(() -> booked.get() > 40);
            one.close();
            for (Future<List<Result>> each : results) {
                assertThat(each.get()).hasSize(40).allMatch(Result.Booked.class::isInstance);
            }
        }
        assertThat(turns.read().holder()).isNotEqualTo("one");
        assertThat(two.head().accounts()).isEqualTo(8 * 40);
    }

    @Test
    void a_replica_that_died_in_its_turn_keeps_the_other_for_a_moment_only() {
        turns.replace(Turns.Turn.FREE, new Turns.Turn("dead", "", 1));
        Ledger two = openWithTurns("two");
        assertThat(two.submit(List.of(Commands.signUp("ann")))).hasOnlyElementsOfType(Result.Booked.class);
        assertThat(turns.read().next()).isEmpty();
    }

    @Test
    void what_another_replica_has_projected_is_not_projected_again() {
        Ledger one = open("one");
        Ledger two = open("two");
        one.submit(List.of(Commands.signUp("ann")));
        await().until(() -> store.watermark() == 1);
        int writes = store.projectionWrites.get();
        assertThat(two.account("ann").balance()).isEqualTo(Twei.of(20));
        two.close();
        assertThat(store.projectionWrites).hasValue(writes);
        assertThat(store.checkpoints).containsKey(1L);
    }

    /** As a caller does whom the one replica's stop turns away. */
    private static List<Result> submitTo(Ledger one, Ledger two, Command command) {
        try {
            return one.submit(List.of(command));
        } catch (LedgerUnavailableException e) {
            return two.submit(List.of(command));
        }
    }

    private Ledger open(String writer) {
        return keep(RunningLedger.start(store, store, Turns.ALONE, NOON, options(writer)));
    }

    private Ledger openWithTurns(String writer) {
        return keep(RunningLedger.start(store, store, turns, NOON, options(writer)));
    }

    private Ledger keep(Ledger ledger) {
        opened.add(ledger);
        return ledger;
    }

    private static LedgerOptions options(String writer) {
        return new LedgerOptions(writer, Duration.ofSeconds(20), 8 * 512, 50_000, 1_000, Duration.ofMinutes(1), true);
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
