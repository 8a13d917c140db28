package io.earnest.rewards.ledger.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.engine.World;
import io.earnest.rewards.ledger.entry.Line;
import io.earnest.rewards.ledger.entry.Posting;
import io.earnest.rewards.ledger.state.PurchasedReport;
import io.earnest.rewards.tariff.Twei;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every row of the product's table, with its amounts and report lines written out. */
class ActivityTableTest {

    private final World world = new World().profiles("ann", "bob", "cyd", "dan", "eve");

    @Test
    void a_sign_up_brings_20_from_mint() {
        assertThat(world.booked(Commands.signUp("fay"))).containsExactly("mint -20", "fay +20");
        assertThat(world.balance("fay")).isEqualTo(20);
        assertThat(world.state.statement("fay", "").sums()).isEmpty();
    }

    @Test
    void publishing_costs_the_author_20() {
        assertThat(world.booked(Commands.publish("art", "ann")))
                .containsExactly("ann -20 PUBLISH_TRIBUTE", "treasury +20");
        assertThat(world.line("ann", "art", Line.PUBLISH_TRIBUTE)).isEqualTo(Twei.of(20));
        assertThat(world.balance("ann")).isZero();
    }

    @Test
    void a_reading_pays_the_reader_a_twei_for_each_begun_minute() {
        assertThat(world.booked(Commands.read("art", "ann", "bob", 1, 121)))
                .containsExactly("budget -3", "ann +3 READING");
        assertThat(world.line("ann", "art", Line.READING)).isEqualTo(Twei.of(3));
    }

    @Test
    void a_long_reading_pays_5() {
        assertThat(world.booked(Commands.read("art", "ann", "bob", 1, 3_600)))
                .containsExactly("budget -5", "ann +5 READING");
    }

    @Test
    void a_plus_pays_the_author_1() {
        assertThat(world.booked(Commands.plus("art", "ann", "bob"))).containsExactly("budget -1", "bob +1 PLUSES");
        assertThat(world.line("bob", "art", Line.PLUSES)).isEqualTo(Twei.of(1));
    }

    @Test
    void a_minus_costs_the_reader_2() {
        assertThat(world.booked(Commands.minus("art", "ann", "bob"))).containsExactly("ann -2 MINUSES", "treasury +2");
        assertThat(world.line("ann", "art", Line.MINUSES)).isEqualTo(Twei.of(2));
        assertThat(world.balance("bob")).isEqualTo(20);
    }

    @Test
    void a_comment_costs_4_of_which_the_author_gets_1() {
        assertThat(world.booked(Commands.comment("com", "art", "ann", "bob")))
                .containsExactly("ann -4 COMMENT_TRIBUTES", "bob +1 COMMENT_REWARDS", "treasury +3");
        assertThat(world.line("ann", "art", Line.COMMENT_TRIBUTES)).isEqualTo(Twei.of(4));
        assertThat(world.line("bob", "art", Line.COMMENT_REWARDS)).isEqualTo(Twei.of(1));
    }

    @Test
    void an_author_who_comments_below_their_own_article_has_both_lines_gross() {
        assertThat(world.booked(Commands.comment("com", "art", "ann", "ann")))
                .containsExactly("ann -4 COMMENT_TRIBUTES", "ann +1 COMMENT_REWARDS", "treasury +3");
        assertThat(world.balance("ann")).isEqualTo(17);
    }

    @Test
    void a_like_pays_voter_commenter_and_author_1_each() {
        assertThat(world.booked(Commands.like("com", "art", "ann", "bob", "cyd")))
                .containsExactly("budget -3", "ann +1 LIKES_OWN", "bob +1 LIKES_COMMENTER", "cyd +1 LIKES_AUTHOR");
    }

    @Test
    void a_like_by_the_author_has_no_authors_leg() {
        assertThat(world.booked(Commands.like("com", "art", "cyd", "bob", "cyd")))
                .containsExactly("budget -2", "cyd +1 LIKES_OWN", "bob +1 LIKES_COMMENTER");
    }

    @Test
    void a_like_of_the_authors_own_comment_pays_them_in_both_capacities() {
        assertThat(world.booked(Commands.like("com", "art", "ann", "bob", "bob")))
                .containsExactly("budget -3", "ann +1 LIKES_OWN", "bob +1 LIKES_COMMENTER", "bob +1 LIKES_AUTHOR");
        assertThat(world.balance("bob")).isEqualTo(22);
    }

    @Test
    void a_dislike_costs_the_voter_2_and_the_commenter_1() {
        assertThat(world.booked(Commands.dislike("com", "art", "ann", "bob", "cyd")))
                .containsExactly(
                        "ann -2 DISLIKES_OWN", "cyd +1 DISLIKES_AUTHOR", "bob -1 DISLIKES_COMMENTER", "treasury +2");
        assertThat(world.line("ann", "art", Line.DISLIKES_OWN)).isEqualTo(Twei.of(2));
        assertThat(world.line("bob", "art", Line.DISLIKES_COMMENTER)).isEqualTo(Twei.of(1));
        assertThat(world.line("cyd", "art", Line.DISLIKES_AUTHOR)).isEqualTo(Twei.of(1));
    }

    @Test
    void the_third_like_that_paid_the_commenter_makes_the_comment_valued() {
        world.submit(Commands.like("com", "art", "ann", "eve", "dan"));
        world.submit(Commands.like("com", "art", "bob", "eve", "dan"));
        Result.Booked third = (Result.Booked) world.submit(Commands.like("com", "art", "cyd", "eve", "dan"));
        assertThat(third.valued()).isNotNull();
        assertThat(third.valued().key()).isEqualTo("comment-valued:com");
        assertThat(third.valued().command()).isEqualTo("comment-valued:com#1");
        assertThat(World.postings(third.valued())).containsExactly("budget -5", "eve +5 COMMENT_REWARDS");
        assertThat(world.balance("eve")).isEqualTo(20 + 3 + 5);
        assertThat(world.line("eve", "art", Line.COMMENT_REWARDS)).isEqualTo(Twei.of(5));
    }

    @Test
    void the_authors_like_does_not_count_towards_valued() {
        world.submit(Commands.like("com", "art", "ann", "eve", "dan"));
        world.submit(Commands.like("com", "art", "bob", "eve", "dan"));
        Result.Booked authors = (Result.Booked) world.submit(Commands.like("com", "art", "dan", "eve", "dan"));
        assertThat(authors.valued()).isNull();
        Result.Booked third = (Result.Booked) world.submit(Commands.like("com", "art", "cyd", "eve", "dan"));
        assertThat(third.valued()).isNotNull();
    }

    @Test
    void a_fourth_like_decides_nothing_again() {
        world.profiles("fay");
        for (String voter : List.of("ann", "bob", "cyd")) {
            world.submit(Commands.like("com", "art", voter, "eve", "dan"));
        }
        Result.Booked fourth = (Result.Booked) world.submit(Commands.like("com", "art", "fay", "eve", "dan"));
        assertThat(fourth.valued()).isNull();
        assertThat(world.balance("eve")).isEqualTo(20 + 4 + 5);
    }

    @Test
    void a_report_costs_the_buyer_1() {
        world.submit(Commands.read("art", "ann", "bob", 1, 60));
        assertThat(world.booked(Commands.report("rep", "ann", "art")))
                .containsExactly("ann -1 PNL_REPORTS", "treasury +1");
        PurchasedReport report = world.store.report("rep").orElseThrow();
        assertThat(report.shown(Line.READING)).isEqualTo(Twei.of(1));
        assertThat(report.shown(Line.PNL_REPORTS)).isEqualTo(Twei.of(1));
        assertThat(report.total()).isEqualTo(Twei.ZERO);
        assertThat(report.hash()).isEqualTo(world.state.head().hash());
    }

    @Test
    void a_report_sums_up_what_is_in_front_of_its_entry_and_nothing_behind_it() {
        world.submit(List.of(
                Commands.read("art", "ann", "bob", 1, 60),
                Commands.report("one", "ann", "art"),
                Commands.minus("art", "ann", "bob"),
                Commands.report("two", "ann", "art")));
        PurchasedReport one = world.store.report("one").orElseThrow();
        PurchasedReport two = world.store.report("two").orElseThrow();
        assertThat(one.ref().block()).isEqualTo(two.ref().block());
        assertThat(one.total()).isEqualTo(Twei.of(0));
        assertThat(two.total()).isEqualTo(Twei.of(1 - 2 - 1 - 1));
        assertThat(one.n()).isEqualTo(2);
        assertThat(two.n()).isEqualTo(4);
    }

    @Test
    void a_grant_to_the_treasury_or_to_a_profile_comes_from_mint() {
        assertThat(world.booked(Commands.grant("one", "treasury", 500))).containsExactly("mint -500", "treasury +500");
        assertThat(world.booked(Commands.grant("two", "ann", 7))).containsExactly("mint -7", "ann +7");
    }

    @Test
    void an_imported_articles_share_goes_to_the_archive() {
        assertThat(world.booked(Commands.plus("art", "ann", "archive")))
                .containsExactly("budget -1", "archive +1 PLUSES");
        assertThat(world.booked(Commands.comment("com", "art", "ann", "archive")))
                .containsExactly("ann -4 COMMENT_TRIBUTES", "archive +1 COMMENT_REWARDS", "treasury +3");
        assertThat(world.balance("archive")).isEqualTo(2);
        assertThat(world.line("archive", "art", Line.PLUSES)).isEqualTo(Twei.of(1));
    }

    @Test
    void postings_of_an_account_for_an_article_are_numbered_without_a_gap() {
        world.submit(Commands.read("art", "ann", "bob", 1, 60));
        world.submit(Commands.read("other", "ann", "bob", 1, 60));
        Result.Booked third = (Result.Booked) world.submit(Commands.minus("art", "ann", "bob"));
        assertThat(third.entry().postings())
                .contains(new Posting.Paid("ann", Twei.of(-2), Line.MINUSES, 2, Twei.of(20)));
        assertThat(world.state.statement("ann", "art").n()).isEqualTo(2);
    }
}
