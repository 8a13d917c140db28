package io.earnest.rewards.ledger.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.engine.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Why a leg is not paid: what pairs, days and the budget allow. */
@Hostile
class LimitReasonTest {

    private final World world = new World().profiles("ann", "bob", "cyd", "dan", "eve");

    @Test
    void pair_limit_one_paid_plus_for_a_reader_and_author() {
        world.booked(Commands.plus("one", "ann", "bob"));
        assertThat(world.booked(Commands.plus("two", "ann", "bob"))).containsExactly("bob (+1) PLUSES pair-limit");
        // The other way round is another pair.
        assertThat(world.booked(Commands.plus("three", "bob", "ann"))).containsExactly("budget -1", "ann +1 PLUSES");
    }

    @Test
    void pair_limit_ends_after_28_days() {
        world.booked(Commands.plus("one", "ann", "bob"));
        world.at("2026-03-29T23:59:59Z");
        assertThat(world.booked(Commands.plus("two", "ann", "bob"))).containsExactly("bob (+1) PLUSES pair-limit");
        world.at("2026-03-30T12:00:00Z");
        assertThat(world.booked(Commands.plus("three", "ann", "bob"))).containsExactly("budget -1", "bob +1 PLUSES");
    }

    @Test
    void pair_limit_is_not_consumed_by_a_plus_that_was_not_paid() {
        for (int i = 0; i < 5; i++) {
            world.profiles("author" + i).booked(Commands.plus("art" + i, "ann", "author" + i));
        }
        assertThat(world.booked(Commands.plus("one", "ann", "bob"))).containsExactly("bob (+1) PLUSES daily-limit");
        world.pass(Duration.ofDays(1));
        assertThat(world.booked(Commands.plus("two", "ann", "bob"))).containsExactly("budget -1", "bob +1 PLUSES");
    }

    @Test
    void pair_limit_one_paid_like_for_two_profiles_whoever_liked() {
        world.booked(Commands.like("c1", "art", "ann", "bob", "cyd"));
        assertThat(world.booked(Commands.like("c2", "art", "bob", "ann", "cyd")))
                .containsExactly(
                        "budget -1",
                        "bob +1 LIKES_OWN",
                        "ann (+1) LIKES_COMMENTER pair-limit",
                        "cyd (+1) LIKES_AUTHOR pair-limit");
    }

    @Test
    void pair_limit_does_not_apply_to_the_archive() {
        world.booked(Commands.plus("one", "ann", "archive"));
        assertThat(world.booked(Commands.plus("two", "ann", "archive")))
                .containsExactly("budget -1", "archive +1 PLUSES");
        world.booked(Commands.like("c1", "one", "ann", "bob", "archive"));
        assertThat(world.booked(Commands.like("c2", "two", "ann", "bob", "archive")))
                .containsExactly(
                        "budget -2",
                        "ann +1 LIKES_OWN",
                        "bob (+1) LIKES_COMMENTER pair-limit",
                        "archive +1 LIKES_AUTHOR");
    }

    @Test
    void pair_limit_comes_before_daily_limit() {
        for (int i = 0; i < 5; i++) {
            world.profiles("author" + i).booked(Commands.plus("art" + i, "ann", "author" + i));
        }
        assertThat(world.booked(Commands.plus("again", "ann", "author0")))
                .containsExactly("author0 (+1) PLUSES pair-limit");
    }

    @Test
    void daily_limit_level_1_is_paid_for_3_readings() {
        for (int i = 0; i < 3; i++) {
            world.booked(Commands.read("art" + i, "ann", "bob", 1, 60));
        }
        assertThat(world.booked(Commands.read("art", "ann", "bob", 1, 60)))
                .containsExactly("ann (+1) READING daily-limit");
    }

    @Test
    void daily_limit_level_5_is_paid_for_8_readings_and_13_for_as_many_as_10_twei_pay() {
        for (int i = 0; i < 8; i++) {
            world.booked(Commands.read("art" + i, "ann", "bob", 5, 60));
            world.booked(Commands.read("art" + i, "cyd", "bob", 13, 60));
        }
        assertThat(world.booked(Commands.read("art8", "ann", "bob", 5, 60)))
                .containsExactly("ann (+1) READING daily-limit");
        assertThat(world.booked(Commands.read("art8", "cyd", "bob", 13, 60)))
                .containsExactly("budget -1", "cyd +1 READING");
    }

    @Test
    void daily_limit_readings_that_are_not_paid_do_not_count() {
        for (int i = 0; i < 3; i++) {
            world.booked(Commands.read("own" + i, "ann", "ann", 1, 60));
        }
        assertThat(world.booked(Commands.read("art", "ann", "bob", 1, 60)))
                .containsExactly("budget -1", "ann +1 READING");
    }

    @Test
    void daily_limit_a_reading_pays_what_is_left_of_10_twei() {
        world.booked(Commands.read("one", "ann", "bob", 1, 240));
        world.booked(Commands.read("two", "ann", "bob", 1, 240));
        assertThat(world.booked(Commands.read("three", "ann", "bob", 1, 300)))
                .containsExactly("budget -2", "ann +2 READING");
    }

    @Test
    void daily_limit_nothing_left_of_10_twei_pays_neither_a_reading_nor_a_like() {
        world.booked(Commands.read("one", "ann", "bob", 5, 300));
        world.booked(Commands.read("two", "ann", "bob", 5, 300));
        assertThat(world.booked(Commands.read("three", "ann", "bob", 5, 300)))
                .containsExactly("ann (+5) READING daily-limit");
        assertThat(world.booked(Commands.like("com", "art", "ann", "bob", "cyd")))
                .containsExactly(
                        "budget -2", "ann (+1) LIKES_OWN daily-limit", "bob +1 LIKES_COMMENTER", "cyd +1 LIKES_AUTHOR");
    }

    @Test
    void daily_limit_likes_own_count_towards_the_10_twei_of_a_reading() {
        world.booked(Commands.like("c1", "art", "ann", "bob", "cyd"));
        world.booked(Commands.read("one", "ann", "bob", 5, 300));
        assertThat(world.booked(Commands.read("two", "ann", "bob", 5, 300)))
                .containsExactly("budget -4", "ann +4 READING");
    }

    @Test
    void daily_limit_the_first_5_pluses_pay_the_author() {
        for (int i = 0; i < 5; i++) {
            assertThat(world.booked(Commands.plus("art" + i, "ann", "archive"))).contains("archive +1 PLUSES");
        }
        assertThat(world.booked(Commands.plus("art", "ann", "archive")))
                .containsExactly("archive (+1) PLUSES daily-limit");
    }

    @Test
    void daily_limit_the_first_5_likes_pay_the_voter_but_the_others_go_on() {
        for (int i = 0; i < 5; i++) {
            world.profiles("c" + i).booked(Commands.like("com" + i, "art", "ann", "c" + i, "cyd"));
        }
        assertThat(world.booked(Commands.like("com", "art", "ann", "bob", "cyd")))
                .containsExactly(
                        "budget -2", "ann (+1) LIKES_OWN daily-limit", "bob +1 LIKES_COMMENTER", "cyd +1 LIKES_AUTHOR");
    }

    @Test
    void budget_exhausted_nothing_is_paid_past_what_the_second_has_released() {
        // At midnight 68 of 10,000 are released: 13 readings at 5, and 3 are left.
        world.at("2026-03-04T00:00:00Z");
        for (int i = 0; i < 13; i++) {
            world.booked(Commands.read("art", "reader" + i, "bob", 1, 300));
        }
        assertThat(world.booked(Commands.read("art", "ann", "bob", 1, 300)))
                .containsExactly("ann (+5) READING budget-exhausted");
        // Legs are decided in their order, and each is paid whole or not.
        assertThat(world.booked(Commands.read("art", "cyd", "bob", 1, 120)))
                .containsExactly("budget -2", "cyd +2 READING");
        assertThat(world.booked(Commands.like("com", "art", "ann", "bob", "dan")))
                .containsExactly(
                        "budget -1",
                        "ann +1 LIKES_OWN",
                        "bob (+1) LIKES_COMMENTER budget-exhausted",
                        "dan (+1) LIKES_AUTHOR budget-exhausted");
        assertThat(world.booked(Commands.plus("art", "eve", "bob")))
                .containsExactly("bob (+1) PLUSES budget-exhausted");
        // 10000 × (9 + 600) ÷ 87000 = 70: two more are released nine seconds later.
        world.at("2026-03-04T00:00:09Z");
        assertThat(world.booked(Commands.read("two", "eve", "bob", 1, 120)))
                .containsExactly("budget -2", "eve +2 READING");
    }

    @Test
    void budget_exhausted_comes_after_the_limits() {
        world.at("2026-03-04T00:00:00Z");
        for (int i = 0; i < 3; i++) {
            world.booked(Commands.read("art" + i, "ann", "bob", 1, 60));
        }
        for (int i = 0; i < 13; i++) {
            world.booked(Commands.read("art", "reader" + i, "bob", 1, 300));
        }
        assertThat(world.booked(Commands.read("art", "ann", "bob", 1, 60)))
                .containsExactly("ann (+1) READING daily-limit");
    }
}
