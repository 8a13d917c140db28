package io.earnest.rewards.ledger;

import static io.earnest.rewards.ledger.Settlement.Status.PAID;
import static io.earnest.rewards.ledger.Settlement.Status.UNPAID;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.decision.DayTest;
import io.earnest.rewards.ledger.engine.World;
import io.earnest.rewards.tariff.Twei;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the actor sees of an entry: their own leg, and of others' no more than the tariff says. */
class SettlementTest {

    private final World world = new World().profiles("ann", "bob", "cyd");

    @Test
    void a_paid_reading() {
        assertSettled(Commands.read("art", "ann", "bob", 1, 120), PAID, 2, null, "READER 2");
    }

    @Test
    void an_unpaid_reading() {
        assertSettled(Commands.read("art", "ann", "ann", 1, 120), UNPAID, 0, "own-article", "READER 0 own-article");
    }

    @Test
    void a_plus_brings_the_reader_nothing() {
        assertSettled(Commands.plus("art", "ann", "bob"), PAID, 0, null, "AUTHOR 1");
    }

    @Test
    void a_plus_does_not_show_that_the_author_was_not_paid() {
        world.submit(Commands.plus("one", "ann", "bob"));
        assertSettled(Commands.plus("two", "ann", "bob"), PAID, 0, null, "AUTHOR 1");
    }

    @Test
    void a_minus() {
        assertSettled(Commands.minus("art", "ann", "bob"), PAID, -2, null, "READER -2", "TREASURY 2");
    }

    @Test
    void a_comment() {
        assertSettled(
                Commands.comment("com", "art", "ann", "bob"), PAID, -4, null, "COMMENTER -4", "AUTHOR 1", "TREASURY 3");
    }

    @Test
    void a_comment_of_the_author_is_net_of_both_capacities() {
        assertSettled(
                Commands.comment("com", "art", "ann", "ann"), PAID, -3, null, "COMMENTER -4", "AUTHOR 1", "TREASURY 3");
    }

    @Test
    void a_like() {
        assertSettled(
                Commands.like("com", "art", "ann", "bob", "cyd"), PAID, 1, null, "VOTER 1", "COMMENTER 1", "AUTHOR 1");
    }

    @Test
    void an_unpaid_like_tells_the_reason_of_the_own_leg_alone() {
        world.submit(Commands.read("one", "ann", "bob", 5, 300));
        world.submit(Commands.read("two", "ann", "bob", 5, 300));
        world.submit(Commands.like("c0", "art", "bob", "ann", "cyd"));
        assertSettled(
                Commands.like("com", "art", "ann", "bob", "cyd"),
                UNPAID,
                0,
                "daily-limit",
                "VOTER 0 daily-limit",
                "COMMENTER 1",
                "AUTHOR 1");
    }

    @Test
    void a_dislike_does_not_show_whether_the_commenter_had_anything() {
        String[] legs = {"VOTER -2", "AUTHOR 1", "COMMENTER -1", "TREASURY 2"};
        assertSettled(Commands.dislike("c1", "art", "ann", "bob", "cyd"), PAID, -2, null, legs);
        assertSettled(Commands.dislike("c2", "art", "ann", "nobody", "cyd"), PAID, -2, null, legs);
    }

    @Test
    void a_publication() {
        assertSettled(Commands.publish("art", "ann"), PAID, -20, null, "AUTHOR -20", "TREASURY 20");
    }

    @Test
    void a_report() {
        world.submit(Commands.read("art", "ann", "bob", 1, 60));
        assertSettled(Commands.report("rep", "ann", "art"), PAID, -1, null, "READER -1", "TREASURY 1");
    }

    @Test
    void a_sign_up_a_grant_a_reversal_and_a_tariff() {
        assertSettled(Commands.signUp("dan"), PAID, 20, null);
        assertSettled(Commands.grant("g", "ann", 5), PAID, 0, null);
        assertSettled(Commands.reverse("grant:g"), PAID, 0, null);
        assertSettled(Commands.tariff(DayTest.dearer(2, 3)), PAID, 0, null);
    }

    private void assertSettled(Command command, Settlement.Status status, long twei, String reason, String... legs) {
        Result.Booked booked = (Result.Booked) world.submit(command);
        Settlement settlement = booked.settlement();
        assertThat(settlement.status()).isEqualTo(status);
        assertThat(settlement.twei()).isEqualTo(Twei.of(twei));
        assertThat(settlement.reason()).isEqualTo(reason);
        assertThat(settlement.block()).isEqualTo(booked.ref().block());
        List<String> shown = settlement.legs().stream()
                .map(leg -> leg.role() + " " + leg.twei().amount() + (leg.reason() == null ? "" : " " + leg.reason()))
                .toList();
        assertThat(shown).containsExactly(legs);
    }
}
