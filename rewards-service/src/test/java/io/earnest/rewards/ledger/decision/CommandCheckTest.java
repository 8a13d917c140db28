package io.earnest.rewards.ledger.decision;

import static io.earnest.rewards.ledger.Commands.command;
import static io.earnest.rewards.ledger.Commands.copy;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.engine.World;
import io.earnest.rewards.ledger.entry.Activity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Malformed commands are answered so and are in no block. */
class CommandCheckTest {

    private final World world = new World();

    static Stream<Command> malformed() {
        Command read = Commands.read("art", "ann", "bob", 1, 60);
        Command like = Commands.like("com", "art", "ann", "bob", "cyd");
        return Stream.of(
                copy(read, "article-read:art:ann"),
                copy(read, "article-read:art:ann#0"),
                copy(read, "article-read:art:ann#01"),
                copy(read, "article-read:art:ann#1234567"),
                copy(read, "article-read:art:ann#x"),
                copy(read, "article-read:other:ann#1"),
                copy(read, "article-read:art:other#1"),
                copy(read, "article-rated:art:ann#1"),
                copy(read, "x".repeat(300) + "#1"),
                copy(like, "comment-voted:com:bob#1"),
                Commands.read("art", "ann", "mint", 1, 60),
                Commands.read("art", "ann", "bob", 0, 60),
                Commands.read("art", "ann", "bob", 1, 0),
                Commands.read("art", "ann", "bob", 1, Integer.MAX_VALUE),
                Commands.read("a:b", "ann", "bob", 1, 60),
                Commands.read("a".repeat(65), "ann", "bob", 1, 60),
                Commands.read("art", "treasury", "bob", 1, 60),
                Commands.like("com", "art", "ann", "ann", "cyd"),
                Commands.like("com", "art", "ann", "archive", "cyd"),
                Commands.closed(Commands.like("com", "art", "ann", "bob", "cyd"), "ann"),
                Commands.closed(Commands.plus("art", "ann", "archive"), "archive"),
                Commands.grant("g", "mint", 5),
                Commands.grant("g", "archive", 5),
                Commands.grant("g", "budget", 5),
                Commands.grant("g", "ann", 0),
                Commands.grant("g", "ann", -5),
                Commands.grant("g", "ann", Long.MAX_VALUE),
                Commands.grant("", "ann", 5),
                Commands.reverse(""),
                Commands.reverse("a b"),
                copy(Commands.reverse("signed-up:ann"), "reversal:signed-up:bob#1"),
                copy(Commands.signUp("ann"), "signed-up:bob#1"),
                copy(Commands.tariff(DayTest.dearer(2, 3)), "tariff:3#1"),
                command("tariff:2", Activity.TARIFF_CHANGED, "op").build(),
                command("article-read:art:ann", Activity.ARTICLE_READ, "ann")
                        .article("art")
                        .build(),
                command("comment-posted:com", Activity.COMMENT_POSTED, "ann")
                        .article("art")
                        .author("bob")
                        .build(),
                command("comment-valued:com", Activity.COMMENT_VALUED, "ann")
                        .article("art")
                        .comment("com")
                        .build(),
                command("day-opened:2026-03-02", Activity.DAY_OPENED, "ann").build(),
                command("grant:g", Activity.GRANTED, "op")
                        .to("ann")
                        .twei(5L)
                        .note("n".repeat(2_001))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_command_is_invalid(Command command) {
        assertThat(world.submit(command)).isInstanceOf(Result.Invalid.class);
        assertThat(world.store.chain()).isEmpty();
    }

    @Test
    void a_malformed_command_does_not_hold_up_the_others() {
        assertThat(world.submit(
                        List.of(Commands.signUp("ann"), Commands.grant("g", "mint", 1), Commands.signUp("bob"))))
                .extracting(result -> result.getClass().getSimpleName())
                .containsExactly("Booked", "Invalid", "Booked");
    }
}
