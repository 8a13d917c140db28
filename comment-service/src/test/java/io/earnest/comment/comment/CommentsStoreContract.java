package io.earnest.comment.comment;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.intent.Intent;
import io.earnest.comment.RunningService;
import io.earnest.comment.comment.Comment.Counts;
import io.earnest.comment.notification.CommentNews;
import io.earnest.comment.profile.Avatar;
import io.earnest.comment.rewards.LedgerAnswer;
import io.earnest.comment.rewards.Payment;
import io.earnest.comment.rewards.Settlement;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What every store must do for comments. */
abstract class CommentsStoreContract {
    private static final Instant AT = Instant.parse("2026-08-01T12:00:00Z");
    private static final Intent INTENT = Intent.claimed("comment-posted:x", 1, "me", Clock.systemUTC());

    private final MongoDatabase database = database();
    private final Comments comments = new Comments(database);

    abstract MongoDatabase database();

    @Test
    void whatIsWrittenIsReadAndAnIdIsTakenOnce() {
        Comment comment = comment("c1", null, "ada", 0);
        assertThat(comments.insert(comment)).isTrue();
        assertThat(comments.insert(comment("c1", null, "bob", 0))).isFalse();
        assertThat(comments.find("c1")).hasValue(comment);
        assertThat(comments.find("c2")).isEmpty();
    }

    @Test
    void allCommentsOfSomebodyComeInOrderBehindAPosition() {
        comments.insert(comment("c2", null, "ada", 2));
        comments.insert(comment("c1", null, "ada", 1));
        comments.insert(comment("c3", null, "bob", 3));
        List<Comment> all = comments.by("ada", null, 10);
        assertThat(all).extracting(Comment::id).containsExactly("c1", "c2");
        assertThat(comments.by("ada", all.getFirst().position(), 10))
                .extracting(Comment::id)
                .containsExactly("c2");
        assertThat(comments.by("ada", null, 1)).hasSize(1);
    }

    @Test
    void anAttemptIsSettledOnce() {
        comments.insert(comment("c1", null, "ada", 0));
        comments.settle("c1", paid(2));
        assertThat(comments.find("c1").orElseThrow().payment().state()).isEqualTo(Payment.State.PENDING);
        comments.settle("c1", paid(1));
        comments.settle("c1", refused(1));
        Comment settled = comments.find("c1").orElseThrow();
        assertThat(settled.payment()).isEqualTo(paid(1));
        assertThat(settled.shown()).isTrue();
    }

    @Test
    void aRefusedOneIsForgottenAndItsAttemptRemembered() {
        comments.insert(comment("c1", null, "ada", 0));
        comments.settle("c1", refused(1));
        Comment refused = comments.find("c1").orElseThrow();
        assertThat(refused.payment().problem()).containsEntry("price", 4);
        comments.forget(refused, true);
        assertThat(comments.find("c1")).isEmpty();
        assertThat(comments.nextAttempt("c1")).isEqualTo(2);
        assertThat(comments.nextAttempt("c2")).isEqualTo(1);
    }

    @Test
    void anAcceptedOneIsNotForgotten() {
        Comment accepted = accepted("c1", null, "ada", 0);
        comments.forget(accepted, true);
        assertThat(comments.find("c1")).isPresent();
    }

    @Test
    void closedToEditsMeansClosed() {
        accepted("c1", null, "ada", 0);
        Comment.Text text = new Comment.Text("b", "<p>b</p>", 1);
        assertThat(comments.edit("c1", text, AT.plusSeconds(299))).isPresent();
        assertThat(comments.edit("c1", text, AT.plusSeconds(300))).isEmpty();
        assertThat(comments.closeEdits("c1").orElseThrow().editClosed()).isTrue();
        assertThat(comments.closeEdits("c1").orElseThrow().editClosed()).isTrue();
        assertThat(comments.edit("c1", text, AT.plusSeconds(10))).isEmpty();
        comments.insert(comment("c2", null, "ada", 0));
        assertThat(comments.closeEdits("c2")).as("a pending one takes no votes").isEmpty();
        comments.delete("c1", INTENT, null, null, AT);
        assertThat(comments.closeEdits("c1")).isEmpty();
        assertThat(comments.closeEdits("none")).isEmpty();
    }

    @Test
    void aDeletionLeavesItsIntentAndKeepsAnOlderOne() {
        accepted("c1", null, "ada", 0);
        Comment done = comments.find("c1").orElseThrow();
        assertThat(comments.finish(done)).isTrue();
        assertThat(comments.find("c1").orElseThrow().intent()).isNull();
        Comment deleted = comments.delete("c1", INTENT, null, null, AT).orElseThrow();
        assertThat(deleted.intent()).isEqualTo(INTENT);
        assertThat(deleted.text().body()).isEmpty();
        assertThat(deleted.shown()).isFalse();
        assertThat(comments.delete("c1", INTENT, null, null, AT)).isEmpty();
        assertThat(comments.finish(done)).as("changed since").isFalse();
    }

    @Test
    void theEndOfAnIntentIsAChangeWhichADeletionThatRacesItSees() {
        Comment read = accepted("c1", null, "ada", 0);
        assertThat(comments.finish(read)).isTrue();
        // A deletion writes over the version that it read, and leaves an intent only where that one had none.
        assertThat(comments.find("c1").orElseThrow().version()).isGreaterThan(read.version());
    }

    @Test
    void aTombstoneThatComesWhileItsReplyIsCountedIsCountedAbove() {
        accepted("c1", null, "ada", 0);
        accepted("r1", "c1", "bob", 1);
        accepted("x1", "r1", "cyd", 2);
        Comments raced = new Comments(database) {
            @Override
            public Optional<Comment> recount(String id, UnaryOperator<Counts> count) {
                if (id.equals("r1") && delete("r1", INTENT, null, null, AT).isPresent()) {
                    // Nothing is known to answer it yet, so for now it goes.
                    recountReplies("c1");
                }
                return super.recount(id, count);
            }

            private void recountReplies(String id) {
                Comment parent = find(id).orElseThrow();
                super.recount(id, counts -> counts.withReplies(shownReplies(parent)));
            }
        };
        complete("x1", raced);
        assertThat(comments.find("r1").orElseThrow().shown()).isTrue();
        assertThat(comments.find("c1").orElseThrow().counts().replies()).isEqualTo(1);
    }

    @Test
    void countsAreAbsoluteAndTheLastOneHasSeenEverything() throws Exception {
        accepted("c1", null, "ada", 0);
        AtomicInteger votes = new AtomicInteger();
        RunningService.atOnce(32, () -> {
            votes.incrementAndGet();
            return comments.recount("c1", counts -> counts.withVotes(votes.get(), 0));
        });
        assertThat(comments.find("c1").orElseThrow().counts().likes()).isEqualTo(32);
    }

    @Test
    void listsHoldTheirOrderTheirLevelAndTheirPlace() {
        accepted("c1", null, "ada", 1);
        accepted("c2", null, "bob", 2);
        accepted("c3", null, "ada", 3);
        accepted("r1", "c1", "ada", 4);
        comments.insert(comment("p1", null, "ada", 5));
        comments.recount("c2", c -> c.withVotes(3, 1));
        comments.recount("c1", c -> c.withVotes(0, 1).withReplies(1));
        assertThat(ids(comments.shown(slice("oldest"), 10))).containsExactly("c1", "c2", "c3");
        assertThat(ids(comments.shown(slice("newest"), 2))).containsExactly("c3", "c2");
        assertThat(ids(comments.shown(slice("top"), 10))).containsExactly("c2", "c3", "c1");
        String cursor = slice("top").cursorAt(comments.find("c2").orElseThrow());
        assertThat(ids(comments.shown(Slice.of("a", null, "top", cursor), 10))).containsExactly("c3", "c1");
        assertThat(ids(comments.shown(Slice.of("a", "c1", null, null), 10))).containsExactly("r1");
        assertThat(ids(comments.unseen(slice("oldest"), "ada", 10))).containsExactly("p1");
        assertThat(comments.unseen(slice("oldest"), "bob", 10)).isEmpty();
        assertThat(comments.idsBy("a", "ada", 2)).containsExactly("p1", "r1");
        assertThat(comments.ofArticle("a")).isEqualTo(4);
        assertThat(comments.livingReplies("a", "c1")).isEqualTo(1);
        assertThat(comments.shownReplies(comments.find("c1").orElseThrow())).isEqualTo(1);
    }

    @Test
    void everyQueryHasAnIndex() {
        List<String> keys = database.getCollection("comments")
                .listIndexes()
                .map(i -> i.get("key", Document.class).keySet().toString())
                .into(new java.util.ArrayList<>());
        assertThat(keys)
                .contains(
                        "[articleId, parentId, shown, position]",
                        "[articleId, parentId, shown, rank]",
                        "[articleId, payment.state, deleted]",
                        "[articleId, writer, position]");
    }

    private void complete(String id, Comments store) {
        ArticleCounts told = new ArticleCounts(database, store, null) {
            @Override
            void refresh(String articleId) {}
        };
        CommentNews news = RunningService.bean(CommentNews.class);
        new CommentCompletion(store, told, null, null, null, news, new SimpleMeterRegistry(), Clock.systemUTC())
                .complete(id);
    }

    private static Slice slice(String sort) {
        return Slice.of("a", null, sort, null);
    }

    private static List<String> ids(List<Comment> found) {
        return found.stream().map(Comment::id).toList();
    }

    private Comment accepted(String id, String parentId, String writer, int second) {
        comments.insert(comment(id, parentId, writer, second));
        comments.settle(id, paid(1));
        return comments.find(id).orElseThrow();
    }

    private static Payment paid(int attempt) {
        Settlement settlement =
                new Settlement(Settlement.Status.PAID, -4, null, List.of(new Settlement.Leg("AUTHOR", 1, null)), 7L);
        return Payment.pending(attempt).after(new LedgerAnswer.Booked(settlement, List.of()));
    }

    private static Payment refused(int attempt) {
        return Payment.pending(attempt)
                .after(new LedgerAnswer.Refused(
                        new Settlement(Settlement.Status.REFUSED, 0, null, List.of(), null),
                        Map.of("type", "/problems/insufficient-twei", "status", 402, "price", 4)));
    }

    private static Comment comment(String id, String parentId, String writer, int second) {
        Instant at = AT.plusSeconds(second);
        String position = Comment.position(at, id);
        return new Comment(
                id,
                "a",
                parentId,
                writer,
                "author",
                new Comment.Voice(Avatar.NEUTRAL, 1),
                13,
                13,
                new Comment.Text("a", "<p>a</p>", 1),
                "request",
                at,
                null,
                false,
                false,
                Payment.pending(1),
                Counts.NONE,
                false,
                position,
                Comment.rank(Counts.NONE, position),
                0,
                new Intent("comment-posted:" + id + "#1", 1, "me", AT),
                null,
                null);
    }
}
