package io.earnest.rewards.ledger.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.engine.World;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Refusal;
import io.earnest.rewards.ledger.state.Day;
import io.earnest.rewards.tariff.TariffDocument;
import io.earnest.rewards.tariff.Tariffs;
import io.earnest.rewards.tariff.Twei;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public class DayTest {

    private final World world = new World();

    @Test
    void the_first_day_gets_its_budget_from_mint() {
        world.profiles("ann");
        Entry opening = firstEntry();
        assertThat(opening.key()).isEqualTo("day-opened:2026-03-02");
        assertThat(World.postings(opening)).containsExactly("mint -10000", "budget +10000");
        assertThat(world.day()).isEqualTo(new Day(LocalDate.parse("2026-03-02"), Twei.of(10_000), Twei.ZERO, 0));
    }

    @Test
    void the_first_block_of_a_day_opens_it_and_what_is_left_goes_to_the_treasury() {
        world.profiles("ann", "bob");
        world.submit(Commands.read("art", "ann", "bob", 1, 60));
        world.at("2026-03-03T00:00:00Z").profiles("cyd");
        assertThat(World.postings(firstEntry()))
                .containsExactly("budget -9999", "treasury +9999", "mint -10000", "budget +10000");
        assertThat(world.balance("treasury")).isEqualTo(9_999);
    }

    @Test
    void a_skipped_day_gets_no_budget() {
        world.profiles("ann");
        world.at("2026-03-05T08:00:00Z").profiles("bob");
        assertThat(firstEntry().key()).isEqualTo("day-opened:2026-03-05");
        assertThat(world.balance("mint")).isEqualTo(-20_000 - 40);
    }

    @Test
    void the_treasury_pays_what_it_holds_above_its_reserve() {
        world.submit(Commands.grant("one", "treasury", 13_000));
        world.at("2026-03-03T00:00:00Z").profiles("ann");
        assertThat(World.postings(firstEntry()))
                .containsExactly(
                        "budget -10000",
                        "treasury +10000",
                        "treasury -3000",
                        "budget +3000",
                        "mint -7000",
                        "budget +7000");
        assertThat(world.balance("treasury")).isEqualTo(20_000);
        // The day after, the treasury holds enough for all of it.
        world.at("2026-03-04T00:00:00Z").profiles("bob");
        assertThat(World.postings(firstEntry()))
                .containsExactly("budget -10000", "treasury +10000", "treasury -10000", "budget +10000");
    }

    @Test
    void the_budget_is_10_for_each_profile_that_read_on_the_last_opened_day() {
        List<Command> readings = new ArrayList<>();
        for (int i = 0; i < 1_003; i++) {
            readings.add(Commands.read("one", "reader" + i, "bob", 1, 60));
            readings.add(Commands.read("two", "reader" + i, "bob", 1, 60));
        }
        // Of a reading that is not paid, the reader counts all the same.
        readings.add(Commands.read("one", "bob", "bob", 1, 60));
        world.submit(readings);
        assertThat(world.day().readers()).isEqualTo(1_004);
        world.at("2026-03-09T10:00:00Z").profiles("ann");
        assertThat(world.day().budget()).isEqualTo(Twei.of(10_040));
        assertThat(world.day().readers()).isZero();
    }

    @Test
    void a_clock_that_goes_back_does_not_take_the_day_back() {
        world.at("2026-03-03T00:00:01Z").profiles("ann");
        world.at("2026-03-02T23:59:59Z").profiles("bob");
        Block last = world.store.chain().getLast();
        assertThat(last.day()).isEqualTo("2026-03-03");
        assertThat(last.at()).isEqualTo("2026-03-03T00:00:01Z");
        assertThat(last.entries()).hasSize(1);
    }

    @Test
    void limits_start_anew_with_the_day() {
        world.profiles("ann", "bob");
        for (int i = 0; i < 4; i++) {
            world.submit(Commands.read("art" + i, "ann", "bob", 1, 60));
        }
        assertThat(world.balance("ann")).isEqualTo(23);
        world.at("2026-03-03T12:00:00Z").submit(Commands.read("art9", "ann", "bob", 1, 60));
        assertThat(world.balance("ann")).isEqualTo(24);
    }

    @Test
    void a_new_tariff_is_in_force_from_the_next_midnight_and_old_entries_keep_theirs() {
        world.profiles("ann");
        Result.Booked announced = (Result.Booked) world.submit(Commands.tariff(dearer(2, 3)));
        assertThat(announced.entry().outcome()).isEqualTo(new Outcome.TariffBody(dearer(2, 3)));
        Result.Booked before = (Result.Booked) world.submit(Commands.minus("one", "ann", "bob"));
        assertThat(before.entry().tariff()).isEqualTo(1);
        world.at("2026-03-03T00:00:00Z");
        Result.Booked after = (Result.Booked) world.submit(Commands.minus("two", "ann", "bob"));
        assertThat(firstEntry().tariff()).isEqualTo(2);
        assertThat(after.entry().tariff()).isEqualTo(2);
        assertThat(World.postings(after.entry())).containsExactly("ann -3 MINUSES", "treasury +3");
        assertThat(world.state.head().announced()).isEmpty();
    }

    @Test
    void of_two_tariffs_announced_on_a_day_the_later_one_is_in_force() {
        world.submit(Commands.tariff(dearer(2, 3)));
        world.submit(Commands.tariff(dearer(3, 5)));
        assertThat(world.state.head().tariffOn(LocalDate.parse("2026-03-02")).version())
                .isEqualTo(1);
        assertThat(world.state.head().tariffOn(LocalDate.parse("2026-03-03")).version())
                .isEqualTo(3);
        world.at("2026-03-04T00:00:00Z").profiles("ann");
        assertThat(world.state.head().inForce()).isEqualTo(dearer(3, 5));
    }

    @Test
    void a_tariff_that_is_not_the_next_version_is_refused() {
        assertThat(world.submit(Commands.tariff(dearer(3, 3))))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.rejected().reason()).isEqualTo(Refusal.TARIFF_VERSION));
    }

    private Entry firstEntry() {
        return world.store.chain().getLast().entries().getFirst();
    }

    @SuppressWarnings("unchecked")
    public static TariffDocument dearer(int version, long minus) {
        Map<String, Object> tree = new HashMap<>(Tariffs.first().tree());
        tree.put("version", (long) version);
        Map<String, Object> prices = new HashMap<>((Map<String, Object>) tree.get("prices"));
        prices.put("minus", minus);
        tree.put("prices", prices);
        return Tariffs.document(tree);
    }
}
