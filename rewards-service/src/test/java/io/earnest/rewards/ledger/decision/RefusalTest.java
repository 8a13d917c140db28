package io.earnest.rewards.ledger.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.Settlement;
import io.earnest.rewards.ledger.engine.World;
import io.earnest.rewards.ledger.entry.Outcome;
import io.earnest.rewards.ledger.entry.Refusal;
import io.earnest.rewards.tariff.Twei;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A command that is refused whole: why, with what, and that nothing else changes. */
class RefusalTest {

    private final World world = new World().profiles("ann", "bob", "cyd");

    @Test
    void a_publication_costs_20_that_the_author_must_have() {
        world.balance("ann", 18);
        refused(Commands.publish("art", "ann"), 18, 20);
    }

    @Test
    void a_minus_costs_2_that_the_reader_must_have() {
        world.balance("ann", 0);
        refused(Commands.minus("art", "ann", "bob"), 0, 2);
    }

    @Test
    void a_comment_costs_4_that_the_commenter_must_have_although_a_part_would_come_back() {
        world.balance("ann", 2);
        refused(Commands.comment("com", "art", "ann", "bob"), 2, 4);
        refused(Commands.comment("own", "art", "ann", "ann"), 2, 4);
    }

    @Test
    void a_dislike_costs_2_that_the_voter_must_have() {
        world.balance("ann", 0);
        refused(Commands.dislike("com", "art", "ann", "bob", "cyd"), 0, 2);
    }

    @Test
    void a_report_costs_1_that_the_buyer_must_have() {
        world.balance("ann", 2);
        world.booked(Commands.minus("art", "ann", "bob"));
        refused(Commands.report("rep", "ann", "art"), 0, 1);
        assertThat(world.store.report("rep")).isEmpty();
    }

    @Test
    void a_profile_that_was_never_booked_has_nothing() {
        refused(Commands.minus("art", "nobody", "bob"), 0, 2);
    }

    @Test
    void the_sixth_publication_of_a_day_is_refused_although_it_could_be_paid() {
        world.balance("ann", 1_000);
        for (int i = 0; i < 5; i++) {
            world.booked(Commands.publish("art" + i, "ann"));
        }
        Result.Refused refused = (Result.Refused) world.submit(Commands.publish("art5", "ann"));
        assertThat(refused.rejected()).isEqualTo(new Outcome.Rejected(Refusal.DAILY_LIMIT, null, null));
        assertThat(world.balance("ann")).isEqualTo(900);
        world.at("2026-03-03T00:00:00Z");
        assertThat(world.booked(Commands.attempt(2, Commands.publish("art5", "ann"))))
                .containsExactly("ann -20 PUBLISH_TRIBUTE", "treasury +20");
    }

    @Test
    void there_is_nothing_to_report_where_the_buyer_has_no_entry() {
        Result.Refused refused = (Result.Refused) world.submit(Commands.report("rep", "ann", "art"));
        assertThat(refused.rejected().reason()).isEqualTo(Refusal.NOTHING_TO_REPORT);
        assertThat(world.balance("ann")).isEqualTo(20);
    }

    @Test
    void a_reading_that_was_not_paid_is_something_to_report() {
        world.booked(Commands.read("art", "ann", "ann", 1, 60));
        assertThat(world.booked(Commands.report("rep", "ann", "art"))).contains("ann -1 PNL_REPORTS");
    }

    @Test
    void a_grant_that_would_bring_more_into_the_world_than_the_ledger_can_count_is_refused() {
        issueAllThatGrantsMay();
        Result.Refused refused = (Result.Refused) world.submit(Commands.grant("g1", "bob", 1));
        assertThat(refused.rejected()).isEqualTo(new Outcome.Rejected(Refusal.ISSUE_LIMIT, null, null));
        assertThat(world.balance("bob")).isEqualTo(20);
        assertThat(((Result.Refused) world.submit(Commands.grant("g2", "treasury", 1)))
                        .rejected()
                        .reason())
                .isEqualTo(Refusal.ISSUE_LIMIT);
    }

    @Test
    void what_mints_by_itself_goes_on_past_the_limit_of_grants() {
        issueAllThatGrantsMay();
        assertThat(world.booked(Commands.signUp("dan"))).containsExactly("mint -20", "dan +20");
        world.at("2026-03-03T00:00:00Z");
        assertThat(world.booked(Commands.read("art", "bob", "ann", 1, 60))).contains("bob +1 READING");
    }

    private void issueAllThatGrantsMay() {
        long missing =
                IssueLimit.MOST_ISSUED.amount() - world.state.head().issued().amount();
        List<Command> grants = new ArrayList<>();
        for (int i = 0; missing > 0; i++) {
            long twei = Math.min(missing, 1_000_000_000_000L);
            grants.add(Commands.grant("most-" + i, "ann", twei));
            missing -= twei;
        }
        world.submit(grants);
        assertThat(world.state.head().issued()).isEqualTo(IssueLimit.MOST_ISSUED);
    }

    private void refused(Command command, long balance, long price) {
        long before = world.balance(command.actor());
        Twei treasury = world.state.head().balance("treasury");
        Result.Refused refused = (Result.Refused) world.submit(command);
        assertThat(refused.rejected())
                .isEqualTo(new Outcome.Rejected(Refusal.INSUFFICIENT_TWEI, Twei.of(balance), Twei.of(price)));
        assertThat(refused.settlement().status()).isEqualTo(Settlement.Status.REFUSED);
        assertThat(refused.settlement().reason()).isEqualTo("insufficient-twei");
        assertThat(world.balance(command.actor())).isEqualTo(before);
        assertThat(world.state.head().balance("treasury")).isEqualTo(treasury);
        assertThat(world.state.key(refused.entry().key())).isEmpty();
    }
}
