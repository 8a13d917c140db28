package io.earnest.rewards.ledger.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.engine.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A command gets one answer for ever, and a key one success. */
class KeysTest {

    private final World world = new World().profiles("ann", "bob", "cyd");

    @Test
    void the_same_command_gets_the_same_answer_and_is_booked_once() {
        Result first = world.submit(Commands.plus("art", "ann", "bob"));
        long blocks = world.state.head().seq();
        assertThat(world.submit(Commands.plus("art", "ann", "bob"))).isEqualTo(first);
        assertThat(world.state.head().seq()).isEqualTo(blocks);
        assertThat(world.balance("bob")).isEqualTo(21);
    }

    @Test
    void the_same_command_twice_in_a_batch_is_booked_once() {
        List<Result> results =
                world.submit(List.of(Commands.plus("art", "ann", "bob"), Commands.plus("art", "ann", "bob")));
        assertThat(results.get(0)).isEqualTo(results.get(1));
        assertThat(world.balance("bob")).isEqualTo(21);
    }

    @Test
    void another_attempt_for_a_booked_key_gets_the_first_answer() {
        Result.Booked first = (Result.Booked) world.submit(Commands.plus("art", "ann", "bob"));
        Result.Booked second = (Result.Booked) world.submit(Commands.attempt(2, Commands.plus("art", "ann", "bob")));
        assertThat(second.command()).endsWith("#2");
        assertThat(second.ref()).isEqualTo(first.ref());
        assertThat(second.settlement()).isEqualTo(first.settlement());
    }

    @Test
    void another_value_for_a_booked_key_conflicts() {
        world.submit(Commands.plus("art", "ann", "bob"));
        Command minus = Commands.attempt(2, Commands.minus("art", "ann", "bob"));
        assertThat(world.submit(minus)).isEqualTo(new Result.Conflict(minus.id()));
        assertThat(world.balance("ann")).isEqualTo(20);
    }

    @Test
    void a_grant_of_another_amount_or_to_another_conflicts() {
        world.submit(Commands.grant("gift", "ann", 5));
        assertThat(world.submit(Commands.grant("gift", "ann", 6))).isInstanceOf(Result.Conflict.class);
        assertThat(world.submit(Commands.grant("gift", "bob", 5))).isInstanceOf(Result.Conflict.class);
        assertThat(world.balance("ann")).isEqualTo(25);
    }

    @Test
    void level_seconds_and_author_are_no_part_of_the_fingerprint() {
        Result.Booked first = (Result.Booked) world.submit(Commands.read("art", "ann", "bob", 1, 60));
        Result.Booked again = (Result.Booked) world.submit(Commands.read("art", "ann", "cyd", 9, 240));
        assertThat(again).isEqualTo(first);
    }

    @Test
    void a_refused_attempt_stays_refused_and_the_next_one_may_succeed() {
        world.balance("ann", 0);
        Command first = Commands.minus("art", "ann", "bob");
        Result refusal = world.submit(first);
        assertThat(refusal).isInstanceOf(Result.Refused.class);
        world.balance("ann", 10);
        assertThat(world.submit(first)).isEqualTo(refusal);
        assertThat(world.submit(Commands.attempt(2, first))).isInstanceOf(Result.Booked.class);
        assertThat(world.submit(first)).isEqualTo(refusal);
        assertThat(world.balance("ann")).isEqualTo(8);
    }

    @Test
    void after_a_refusal_the_next_attempt_may_choose_another_value_but_the_same_attempt_may_not() {
        world.balance("ann", 0);
        world.submit(Commands.minus("art", "ann", "bob"));
        assertThat(world.submit(Commands.plus("art", "ann", "bob"))).isInstanceOf(Result.Conflict.class);
        assertThat(world.submit(Commands.attempt(2, Commands.plus("art", "ann", "bob"))))
                .isInstanceOf(Result.Booked.class);
    }

    @Test
    void a_like_that_made_a_comment_valued_says_so_again() {
        for (String voter : List.of("ann", "bob")) {
            world.submit(Commands.like("com", "art", voter, "eve", "dan"));
        }
        Command third = Commands.like("com", "art", "cyd", "eve", "dan");
        Result.Booked first = (Result.Booked) world.submit(third);
        assertThat(first.valued()).isNotNull();
        world.profiles("fay");
        assertThat(world.submit(third)).isEqualTo(first);
    }

    @Test
    void more_than_a_block_holds_goes_into_the_next() {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            commands.add(Commands.signUp("p" + i));
        }
        List<Result> results = world.submit(commands);
        assertThat(results).hasSize(1_200).allMatch(Result.Booked.class::isInstance);
        assertThat(world.store.chain()).allMatch(block -> block.entries().size() <= Block.MOST_ENTRIES);
    }
}
