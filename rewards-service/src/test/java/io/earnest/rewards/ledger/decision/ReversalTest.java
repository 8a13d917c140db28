package io.earnest.rewards.ledger.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.engine.World;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Refusal;
import io.earnest.rewards.tariff.Twei;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReversalTest {

    private final World world = new World().profiles("ann", "bob", "cyd", "dan", "eve");

    @Test
    void of_a_reading_the_treasury_gets_what_the_reader_gives_back() {
        world.booked(Commands.read("art", "ann", "bob", 1, 180));
        assertThat(world.booked(Commands.reverse("article-read:art:ann")))
                .containsExactly("ann -3 READING", "treasury +3");
        assertThat(world.line("ann", "art", Line.READING)).isEqualTo(Twei.ZERO);
    }

    @Test
    void a_payee_gives_back_at_most_what_it_has() {
        world.booked(Commands.read("art", "ann", "bob", 1, 180));
        world.balance("ann", 1);
        assertThat(world.booked(Commands.reverse("article-read:art:ann")))
                .containsExactly("ann -1 READING", "treasury +1");
        assertThat(world.line("ann", "art", Line.READING)).isEqualTo(Twei.of(2));
    }

    @Test
    void a_payee_who_has_nothing_gives_nothing_and_the_key_is_consumed() {
        world.booked(Commands.plus("art", "ann", "bob"));
        world.balance("bob", 1);
        world.booked(Commands.comment("x", "y", "eve", "bob"));
        world.balance("bob", 0);
        assertThat(world.booked(Commands.reverse("article-rated:art:ann"))).isEmpty();
        world.balance("bob", 10);
        assertThat(world.booked(Commands.attempt(2, Commands.reverse("article-rated:art:ann"))))
                .isEmpty();
        assertThat(world.balance("bob")).isEqualTo(10);
    }

    @Test
    void who_had_paid_is_made_whole() {
        world.booked(Commands.comment("com", "art", "ann", "bob"));
        assertThat(world.booked(Commands.reverse("comment-posted:com")))
                .containsExactly("bob -1 COMMENT_REWARDS", "treasury -3", "ann +4 COMMENT_TRIBUTES");
        assertThat(world.balance("ann")).isEqualTo(20);
        assertThat(world.line("ann", "art", Line.COMMENT_TRIBUTES)).isEqualTo(Twei.ZERO);
        assertThat(world.line("bob", "art", Line.COMMENT_REWARDS)).isEqualTo(Twei.ZERO);
    }

    @Test
    void mint_bears_the_shortfall() {
        world.booked(Commands.comment("com", "art", "ann", "bob"));
        world.balance("bob", 1);
        world.booked(Commands.comment("x", "y", "eve", "bob"));
        world.balance("bob", 0);
        assertThat(world.booked(Commands.reverse("comment-posted:com")))
                .containsExactly("treasury -3", "mint -1", "ann +4 COMMENT_TRIBUTES");
    }

    @Test
    void of_a_dislike_both_who_paid_are_made_whole() {
        world.booked(Commands.dislike("com", "art", "ann", "bob", "cyd"));
        assertThat(world.booked(Commands.reverse("comment-voted:com:ann")))
                .containsExactly(
                        "cyd -1 DISLIKES_AUTHOR", "treasury -2", "ann +2 DISLIKES_OWN", "bob +1 DISLIKES_COMMENTER");
    }

    @Test
    void of_a_like_all_three_give_back_and_the_comment_stays_valued() {
        for (String voter : new String[] {"ann", "bob", "cyd"}) {
            world.booked(Commands.like("com", "art", voter, "eve", "dan"));
        }
        assertThat(world.booked(Commands.reverse("comment-voted:com:cyd")))
                .containsExactly("cyd -1 LIKES_OWN", "eve -1 LIKES_COMMENTER", "dan -1 LIKES_AUTHOR", "treasury +3");
        assertThat(world.balance("eve")).isEqualTo(20 + 2 + 5);
        assertThat(world.booked(Commands.reverse("comment-valued:com")))
                .containsExactly("eve -5 COMMENT_REWARDS", "treasury +5");
    }

    @Test
    void an_author_who_commented_gives_back_of_what_they_had_before() {
        world.booked(Commands.comment("com", "art", "ann", "ann"));
        world.balance("ann", 1);
        assertThat(world.booked(Commands.reverse("comment-posted:com")))
                .containsExactly("ann -1 COMMENT_REWARDS", "treasury -3", "ann +4 COMMENT_TRIBUTES");
    }

    @Test
    void a_publication_and_a_minus_and_a_report_come_back_from_the_treasury() {
        world.booked(Commands.publish("art", "ann"));
        world.booked(Commands.minus("art", "bob", "ann"));
        world.booked(Commands.report("rep", "bob", "art"));
        assertThat(world.booked(Commands.reverse("article-published:art")))
                .containsExactly("treasury -20", "ann +20 PUBLISH_TRIBUTE");
        assertThat(world.booked(Commands.reverse("article-rated:art:bob")))
                .containsExactly("treasury -2", "bob +2 MINUSES");
        assertThat(world.booked(Commands.reverse("pnl-report:rep")))
                .containsExactly("treasury -1", "bob +1 PNL_REPORTS");
    }

    @Test
    void a_grant_to_a_profile_goes_back_to_mint() {
        world.booked(Commands.grant("gift", "ann", 7));
        assertThat(world.booked(Commands.reverse("grant:gift"))).containsExactly("ann -7", "mint +7");
    }

    @Test
    void a_reversal_belongs_to_the_article_of_what_it_reverses() {
        world.booked(Commands.minus("art", "ann", "bob"));
        Result.Booked reversal = (Result.Booked) world.submit(Commands.reverse("article-rated:art:ann"));
        assertThat(reversal.entry().article()).isEqualTo("art");
        assertThat(world.line("ann", "art", Line.MINUSES)).isEqualTo(Twei.ZERO);
    }

    @Test
    void keys_and_limits_stay_consumed() {
        for (int i = 0; i < 3; i++) {
            world.booked(Commands.read("art" + i, "ann", "bob", 1, 60));
            world.booked(Commands.reverse("article-read:art" + i + ":ann"));
        }
        assertThat(world.booked(Commands.read("art9", "ann", "bob", 1, 60)))
                .containsExactly("ann (+1) READING daily-limit");
        // Sent again, the reading gets its first answer and pays nothing.
        assertThat(world.booked(Commands.attempt(2, Commands.read("art0", "ann", "bob", 1, 60))))
                .containsExactly("budget -1", "ann +1 READING");
        assertThat(world.balance("ann")).isEqualTo(20);
        world.booked(Commands.plus("p1", "ann", "bob"));
        world.booked(Commands.reverse("article-rated:p1:ann"));
        assertThat(world.booked(Commands.plus("p2", "ann", "bob"))).containsExactly("bob (+1) PLUSES pair-limit");
    }

    @Test
    void what_the_budget_has_paid_stays_paid() {
        world.booked(Commands.read("art", "ann", "bob", 1, 60));
        world.booked(Commands.reverse("article-read:art:ann"));
        assertThat(world.day().paid()).isEqualTo(Twei.of(1));
        assertThat(world.balance("budget")).isEqualTo(9_999);
    }

    @Test
    void an_entry_of_the_same_block_can_be_reversed() {
        world.submit(List.of(Commands.minus("art", "ann", "bob"), Commands.reverse("article-rated:art:ann")));
        assertThat(world.balance("ann")).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed-up:ann", "grant:treasure", "day-opened:2026-03-02", "tariff:2"})
    void these_cannot_be_reversed(String key) {
        world.booked(Commands.grant("treasure", "treasury", 10));
        world.submit(Commands.tariff(DayTest.dearer(2, 3)));
        refused(key, Refusal.NOT_REVERSIBLE);
    }

    @Test
    void a_reversal_cannot_be_reversed() {
        world.booked(Commands.minus("art", "ann", "bob"));
        world.booked(Commands.reverse("article-rated:art:ann"));
        refused("reversal:article-rated:art:ann", Refusal.NOT_REVERSIBLE);
    }

    @Test
    void what_is_not_booked_cannot_be_reversed() {
        refused("article-rated:art:ann", Refusal.UNKNOWN_ENTRY);
        world.booked(Commands.minus("art", "ann", "bob"));
        // The attempt keeps its answer; the next one succeeds.
        refused("article-rated:art:ann", Refusal.UNKNOWN_ENTRY);
        assertThat(world.booked(Commands.attempt(2, Commands.reverse("article-rated:art:ann"))))
                .containsExactly("treasury -2", "ann +2 MINUSES");
    }

    private void refused(String key, Refusal refusal) {
        Result.Refused refused = (Result.Refused) world.submit(Commands.reverse(key));
        assertThat(refused.rejected().reason()).isEqualTo(refusal);
    }
}
