package io.earnest.rewards.ledger.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Result;
import io.earnest.rewards.ledger.engine.World;
import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.state.CommentLikes;
import io.earnest.rewards.ledger.state.ReadSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a leg is not paid, each reason and which of two comes first; limits are {@link LimitReasonTest}'s. */
@Hostile
class ReasonTest {

    private final World world = new World().profiles("ann", "bob", "cyd", "dan", "eve");

    @Test
    void own_article_no_author_is_paid_for_reading_it() {
        assertThat(world.booked(Commands.read("art", "ann", "ann", 1, 120)))
                .containsExactly("ann (+2) READING own-article");
        assertThat(world.balance("ann")).isEqualTo(20);
        assertThat(world.day().readers()).isEqualTo(1);
    }

    @Test
    void own_article_no_author_is_paid_for_their_own_plus() {
        assertThat(world.booked(Commands.plus("art", "ann", "ann"))).containsExactly("ann (+1) PLUSES own-article");
    }

    @Test
    void own_article_comes_before_daily_limit() {
        for (int i = 0; i < 3; i++) {
            world.submit(Commands.read("art" + i, "ann", "bob", 1, 60));
        }
        assertThat(world.booked(Commands.read("own", "ann", "ann", 1, 60)))
                .containsExactly("ann (+1) READING own-article");
    }

    @Test
    void account_closed_an_author_is_not_paid_for_a_plus_and_no_pair_is_consumed() {
        assertThat(world.booked(Commands.closed(Commands.plus("art", "ann", "bob"), "bob")))
                .containsExactly("bob (+1) PLUSES account-closed");
        assertThat(world.booked(Commands.plus("other", "ann", "bob"))).containsExactly("budget -1", "bob +1 PLUSES");
    }

    @Test
    void account_closed_comes_behind_own_article_and_before_the_limits() {
        assertThat(world.booked(Commands.closed(Commands.plus("own", "ann", "ann"), "ann")))
                .containsExactly("ann (+1) PLUSES own-article");
        world.booked(Commands.plus("one", "ann", "bob"));
        assertThat(world.booked(Commands.closed(Commands.plus("two", "ann", "bob"), "bob")))
                .containsExactly("bob (+1) PLUSES account-closed");
    }

    @Test
    void account_closed_a_like_pays_each_party_whose_account_is_open() {
        assertThat(world.booked(Commands.closed(Commands.like("c1", "art", "ann", "bob", "cyd"), "bob")))
                .containsExactly(
                        "budget -2",
                        "ann +1 LIKES_OWN",
                        "bob (+1) LIKES_COMMENTER account-closed",
                        "cyd +1 LIKES_AUTHOR");
        assertThat(world.booked(Commands.closed(Commands.like("c2", "art", "ann", "dan", "cyd"), "cyd")))
                .containsExactly(
                        "budget -2",
                        "ann +1 LIKES_OWN",
                        "dan +1 LIKES_COMMENTER",
                        "cyd (+1) LIKES_AUTHOR account-closed");
        assertThat(world.store.documents.commentsById()).doesNotContainKey("c1").containsKey("c2");
    }

    @Test
    void account_closed_comments_of_one_profile_do_not_pay_the_author_once_each() {
        world.booked(Commands.closed(Commands.like("c1", "art", "ann", "bob", "cyd"), "bob"));
        assertThat(world.booked(Commands.closed(Commands.like("c2", "art", "ann", "bob", "cyd"), "bob")))
                .containsExactly(
                        "budget -1",
                        "ann +1 LIKES_OWN",
                        "bob (+1) LIKES_COMMENTER account-closed",
                        "cyd (+1) LIKES_AUTHOR pair-limit");
    }

    @Test
    void account_closed_what_a_comment_costs_goes_to_the_treasury_as_a_whole() {
        assertThat(world.booked(Commands.closed(Commands.comment("com", "art", "ann", "bob"), "bob")))
                .containsExactly("ann -4 COMMENT_TRIBUTES", "bob (+1) COMMENT_REWARDS account-closed", "treasury +4");
        assertThat(world.booked(Commands.closed(Commands.dislike("com", "art", "cyd", "ann", "bob"), "bob")))
                .containsExactly(
                        "cyd -2 DISLIKES_OWN",
                        "bob (+1) DISLIKES_AUTHOR account-closed",
                        "ann -1 DISLIKES_COMMENTER",
                        "treasury +3");
    }

    @Test
    void account_closed_no_comment_of_a_closed_account_is_valued() {
        world.booked(Commands.like("com", "art", "ann", "eve", "dan"));
        world.booked(Commands.like("com", "art", "bob", "eve", "dan"));
        Result.Booked third =
                (Result.Booked) world.submit(Commands.closed(Commands.like("com", "art", "cyd", "eve", "dan"), "eve"));
        assertThat(third.valued()).isNull();
        assertThat(world.balance("eve")).isEqualTo(22);
    }

    @Test
    void already_paid_a_commenter_is_valued_once_for_an_article() {
        value("one", "art");
        assertThat(World.postings(value("two", "art"))).containsExactly("eve (+5) COMMENT_REWARDS already-paid");
        assertThat(World.postings(value("three", "other"))).containsExactly("budget -5", "eve +5 COMMENT_REWARDS");
    }

    @Test
    void already_paid_comes_before_daily_limit() {
        value("c1", "a1");
        value("c2", "a2");
        value("c3", "a3");
        assertThat(World.postings(value("c4", "a4"))).containsExactly("eve (+5) COMMENT_REWARDS daily-limit");
        assertThat(World.postings(value("c5", "a1"))).containsExactly("eve (+5) COMMENT_REWARDS already-paid");
    }

    @Test
    void daily_limit_three_comments_a_day_are_paid_as_valued_and_what_was_decided_stays() {
        value("c1", "a1");
        value("c2", "a2");
        value("c3", "a3");
        assertThat(World.postings(value("c4", "a4"))).containsExactly("eve (+5) COMMENT_REWARDS daily-limit");
        world.pass(Duration.ofDays(1)).profiles("late");
        Result.Booked like = (Result.Booked) world.submit(Commands.like("c4", "a4", "late", "eve", "dan"));
        assertThat(like.valued()).isNull();
        // Unpaid, it did not use up the commenter and article.
        assertThat(World.postings(value("c9", "a4"))).containsExactly("budget -5", "eve +5 COMMENT_REWARDS");
    }

    @Test
    void a_like_that_did_not_pay_the_commenter_does_not_count_towards_valued() {
        world.booked(Commands.like("other", "art", "ann", "eve", "dan"));
        world.booked(Commands.like("com", "art", "ann", "eve", "dan"));
        world.booked(Commands.like("com", "art", "bob", "eve", "dan"));
        Result.Booked third = (Result.Booked) world.submit(Commands.like("com", "art", "cyd", "eve", "dan"));
        assertThat(third.valued()).isNull();
        assertThat(world.state.load(comment("com")).comments())
                .extracting(CommentLikes::paid)
                .containsExactly(2);
    }

    @Test
    void budget_exhausted_a_comment_that_cannot_be_paid_as_valued_stays_unpaid() {
        world.at("2026-03-04T00:00:00Z");
        for (int i = 0; i < 11; i++) {
            world.booked(Commands.read("art", "reader" + i, "bob", 1, 300));
        }
        // 55 of 68 are paid; three likes with three legs each leave 4.
        Entry valued = value("com", "art");
        assertThat(World.postings(valued)).containsExactly("eve (+5) COMMENT_REWARDS budget-exhausted");
    }

    @Test
    void no_balance_a_disliked_commenter_who_has_nothing_pays_nothing() {
        world.balance("bob", 0);
        assertThat(world.booked(Commands.dislike("com", "art", "ann", "bob", "cyd")))
                .containsExactly(
                        "ann -2 DISLIKES_OWN",
                        "cyd +1 DISLIKES_AUTHOR",
                        "bob (-1) DISLIKES_COMMENTER no-balance",
                        "treasury +1");
        assertThat(world.balance("bob")).isZero();
    }

    @Test
    void no_balance_what_the_entry_itself_brings_does_not_count() {
        world.balance("bob", 0);
        // bob is commenter and author: the voter's tribute reaches them in this entry.
        assertThat(world.booked(Commands.dislike("com", "art", "ann", "bob", "bob")))
                .containsExactly(
                        "ann -2 DISLIKES_OWN",
                        "bob +1 DISLIKES_AUTHOR",
                        "bob (-1) DISLIKES_COMMENTER no-balance",
                        "treasury +1");
        assertThat(world.balance("bob")).isEqualTo(1);
    }

    /** Three likes of eve's comment by profiles of its own; the entry that says it valued. */
    private Entry value(String comment, String article) {
        Entry valued = null;
        for (int i = 0; i < 3; i++) {
            String voter = comment + "-" + article + "-" + i;
            Result.Booked like = (Result.Booked) world.submit(Commands.like(comment, article, voter, "eve", "dan"));
            valued = like.valued();
        }
        assertThat(valued).isNotNull();
        return valued;
    }

    private static ReadSet comment(String comment) {
        ReadSet readSet = new ReadSet();
        readSet.comments().addAll(List.of(comment));
        return readSet;
    }
}
