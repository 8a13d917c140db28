package io.earnest.rewards.ledger.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earnest.chassis.testing.Hostile;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.MemoryStore;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.engine.RandomActivities;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.engine.World;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.store.Turns;
import io.earnest.rewards.tariff.Twei;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What everybody sees of the sums stands still for an hour, and changes by what many did or not at all. */
@Hostile
class PublicationTest {

    private final World world = new World();

    @Test
    void at_the_start_everybody_sees_the_opening_state() {
        signUps("early", 60);
        Economy shown = shown();
        assertThat(shown.asOf()).isNull();
        assertThat(shown.accounts()).isZero();
        assertThat(shown.issued()).isEqualTo(Twei.ZERO);
        assertThat(shown.block()).isZero();
        assertThat(shown.day().budget()).isEqualTo(Twei.of(10_000));
    }

    @Test
    void the_hours_end_is_shown_and_nothing_of_what_came_behind_it() {
        world.at("2026-03-02T12:10:00Z");
        signUps("early", 60);
        world.at("2026-03-02T12:59:59.999Z");
        assertThat(shown().accounts()).isZero();
        world.at("2026-03-02T13:00:05Z").profiles("late");
        Economy shown = shown();
        assertThat(shown.asOf()).isEqualTo("2026-03-02T13:00:00Z");
        assertThat(shown.accounts()).isEqualTo(60);
        assertThat(shown.held()).isEqualTo(Twei.of(1_200));
        assertThat(shown.block()).isEqualTo(60);
        assertThat(shown.difference()).isEqualTo(Twei.ZERO);
        assertThat(shown.released()).isEqualTo(Twei.of(10_000L * (13 * 3_600 + 600) / 87_000));
        world.at("2026-03-02T13:59:00Z").profiles("later");
        assertThat(shown()).isEqualTo(shown);
    }

    @Test
    void each_day_keeps_the_last_state_that_was_shown_of_it() {
        world.at("2026-03-02T12:10:00Z");
        signUps("first", 60);
        world.at("2026-03-02T14:00:05Z");
        signUps("second", 60);
        world.at("2026-03-03T00:30:00Z");
        signUps("third", 60);
        world.at("2026-03-03T09:00:00Z");
        List<PublishedDay> days = world.state.head().publication().daysShown(world.state.head(), world.now());
        assertThat(days)
                .extracting(PublishedDay::date)
                .extracting(Object::toString)
                .containsExactly("2026-03-02", "2026-03-03");
        assertThat(days.getFirst().held()).isEqualTo(Twei.of(120 * 20));
        assertThat(days.getFirst().asOf()).as("the hour behind its last entry").isEqualTo("2026-03-02T15:00:00Z");
        assertThat(days.getLast().held()).isEqualTo(Twei.of(180 * 20));
        assertThat(days.getLast().issued())
                .isEqualTo(days.getLast()
                        .held()
                        .plus(days.getLast().treasury())
                        .plus(days.getLast().budget()));
    }

    @Test
    void where_nobody_does_anything_more_the_hours_end_is_shown_a_minute_later() {
        signUps("early", 60);
        world.at("2026-03-02T13:00:59Z");
        assertThat(shown().asOf()).isNull();
        assertThat(Publication.next(world.now())).isEqualTo("2026-03-02T13:00:00Z");
        world.at("2026-03-02T13:01:00Z");
        Economy shown = shown();
        assertThat(shown.accounts()).isEqualTo(60);
        assertThat(Publication.next(world.now())).isEqualTo("2026-03-02T14:00:00Z");
        world.at("2026-03-05T08:00:00Z");
        assertThat(shown()).as("idle days show no more").isEqualTo(shown);
        world.profiles("after-days");
        assertThat(shown()).isEqualTo(shown);
    }

    @Test
    void fewer_than_fifty_wait_for_an_hour_by_which_there_are_more() {
        // The day's opening moves Twei too, and is the fiftieth.
        signUps("early", 48);
        world.at("2026-03-02T13:01:00Z");
        assertThat(shown().asOf()).isNull();
        world.at("2026-03-02T13:30:00Z").profiles("fiftieth");
        assertThat(shown().asOf()).as("the hour before had too few").isNull();
        world.at("2026-03-02T14:01:00Z");
        assertThat(shown().asOf()).isEqualTo("2026-03-02T14:00:00Z");
        assertThat(shown().accounts()).isEqualTo(49);
    }

    @Test
    void refusals_which_cost_nothing_hurry_nothing() {
        world.profiles("ann");
        for (int i = 0; i < 200; i++) {
            world.submit(Commands.minus("art" + i, "penniless", "bob"));
        }
        world.at("2026-03-02T13:01:00Z");
        assertThat(shown().asOf()).isNull();
    }

    @Test
    void as_of_a_midnight_the_day_to_come_is_shown() {
        signUps("early", 60);
        world.at("2026-03-02T23:59:00Z");
        signUps("evening", 60);
        world.at("2026-03-03T00:00:01Z").profiles("morning");
        Economy shown = shown();
        assertThat(shown.asOf()).isEqualTo("2026-03-03T00:00:00Z");
        assertThat(shown.day().date()).isEqualTo("2026-03-03");
        assertThat(shown.day().paid()).isEqualTo(Twei.ZERO);
    }

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    /** However often somebody looks, and however close to the hour. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void two_states_that_are_shown_lie_fifty_entries_apart(long seed) {
        Random random = new Random(seed);
        RandomActivities activities = new RandomActivities(random);
        List<Economy> seen = new ArrayList<>(List.of(shown()));
        for (int i = 0; i < 600; i++) {
            world.pass(Duration.ofSeconds(random.nextInt(4) == 0 ? random.nextInt(9_000) : random.nextInt(60)));
            look(seen);
            world.submit(List.of(activities.next(), activities.next()));
            look(seen);
        }
        assertThat(seen).hasSizeGreaterThan(2);
        for (int i = 1; i < seen.size(); i++) {
            Economy shown = seen.get(i);
            assertThat(moved(seen.get(i - 1).block(), shown.block())).isGreaterThanOrEqualTo(50);
            assertThat(shown.asOf())
                    .isEqualTo(Publication.next(shown.asOf().minusMillis(1).plusSeconds(60)));
            assertThat(block(shown.block()).at()).isBefore(shown.asOf());
            assertThat(world.store.blocks.get(shown.block() + 1))
                    .matches(next -> next == null || !next.at().isBefore(shown.asOf()), "it was the hour's last block");
        }
    }

    @Test
    void all_replicas_show_the_same_as_do_a_restart_and_a_rebuild() throws Exception {
        AtomicReference<Instant> clock = new AtomicReference<>(World.NOON);
        MemoryStore store = new MemoryStore();
        Economy shown;
        try (Ledger one = open(store, "one", clock);
                Ledger two = open(store, "two", clock)) {
            await().until(() -> one.ready() && two.ready());
            one.submit(IntStream.range(0, 60)
                    .mapToObj(i -> Commands.signUp("p" + i))
                    .toList());
            clock.set(World.NOON.plusSeconds(4_000));
            two.submit(List.of(Commands.signUp("late")));
            shown = one.published();
            assertThat(shown.accounts()).isEqualTo(60);
            assertThat(two.published()).isEqualTo(shown);
            assertThat(one.economy().accounts()).as("operators' view").isEqualTo(61);
        }
        try (Ledger restarted = open(store, "three", clock)) {
            await().until(restarted::ready);
            assertThat(restarted.published()).isEqualTo(shown);
        }
        store.clear();
        try (Ledger rebuilt = open(store, "four", clock)) {
            await().until(rebuilt::ready);
            assertThat(rebuilt.published()).isEqualTo(shown);
        }
    }

    private static Ledger open(MemoryStore store, String writer, AtomicReference<Instant> clock) {
        return RunningLedger.start(store, store, Turns.ALONE, clock::get, LedgerOptions.of(writer));
    }

    private void signUps(String name, int count) {
        for (int i = 0; i < count; i++) {
            world.profiles(name + i);
        }
    }

    private Economy shown() {
        Head head = world.state.head();
        return head.publication().shown(head, world.now());
    }

    private void look(List<Economy> seen) {
        Economy shown = shown();
        if (shown.block() != seen.getLast().block()) {
            seen.add(shown);
        }
    }

    private Block block(long seq) {
        return world.store.blocks.get(seq);
    }

    private long moved(long behind, long upTo) {
        return world.store.blocks.subMap(behind, false, upTo, true).values().stream()
                .flatMap(block -> block.entries().stream())
                .filter(entry -> entry.postings().stream().anyMatch(Posting.Paid.class::isInstance))
                .count();
    }
}
