package io.earnest.comment.comment;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentLag;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.comment.notification.CommentNews;
import io.earnest.comment.profile.AuditNote;
import io.earnest.comment.profile.AuditTrail;
import io.earnest.comment.profile.ClosedAccounts;
import io.earnest.comment.rewards.Activity;
import io.earnest.comment.rewards.Ledger;
import io.earnest.comment.rewards.Payment;
import io.earnest.comment.rewards.Settlement;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Does what a comment owes: the ledger's answer, then the counts that follow from it or from a deletion, and the audit's
 * note of a moderator's.
 */
@Component
class CommentCompletion implements IntentQueue.Completion {
    private static final String QUEUE = "comments";
    private static final int MAX_ROUNDS = 20;

    private final Comments comments;
    private final ArticleCounts articleCounts;
    private final Ledger ledger;
    private final ClosedAccounts closedAccounts;
    private final AuditTrail trail;
    private final CommentNews news;
    private final MeterRegistry meters;
    private final Clock clock;

    CommentCompletion(
            Comments comments,
            ArticleCounts articleCounts,
            Ledger ledger,
            ClosedAccounts closedAccounts,
            AuditTrail trail,
            CommentNews news,
            MeterRegistry meters,
            Clock clock) {
        this.comments = comments;
        this.articleCounts = articleCounts;
        this.ledger = ledger;
        this.closedAccounts = closedAccounts;
        this.trail = trail;
        this.news = news;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void complete(String id) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Optional<Comment> found = comments.find(id);
            if (found.isEmpty() || found.get().intent() == null) {
                return;
            }
            if (found.get().payment().is(Payment.State.PENDING)) {
                settle(found.get());
                continue;
            }
            if (found.get().payment().is(Payment.State.ACCEPTED)) {
                Comment above = recountAbove(found.get());
                articleCounts.refresh(found.get().articleId());
                tell(found.get(), above);
            }
            AuditNote note = found.get().note();
            if (note != null) {
                trail.write(List.of(note));
            }
            if (comments.finish(found.get())) {
                return;
            }
        }
        throw new IllegalStateException("comment " + id + " keeps changing");
    }

    private void settle(Comment comment) {
        Payment outcome = comment.payment()
                .after(ledger.submit(new Activity(
                        Comment.naturalKey(comment.id()) + "#"
                                + comment.payment().attempt(),
                        "comment-posted",
                        comment.writer(),
                        comment.articleId(),
                        comment.id(),
                        comment.author(),
                        null,
                        comment.level(),
                        closedAccounts.among(Set.of(comment.author())))));
        Intent owed = comment.intent();
        if (owed != null) {
            Settlement settlement = outcome.shown();
            news.settled(
                    owed,
                    comment.writer(),
                    "comment",
                    comment.articleId(),
                    comment.id(),
                    outcome.is(Payment.State.ACCEPTED) ? settlement.twei() : null);
        }
        comments.settle(comment.id(), outcome);
        meters.counter(
                        "earnest.comments.posted",
                        "outcome",
                        outcome.state().name().toLowerCase(Locale.ROOT))
                .increment();
        IntentLag.record(meters, QUEUE, comment.intent(), outcome.state(), clock);
    }

    /** People are told of what stands, and its writer of what a moderator took away. */
    private void tell(Comment comment, @Nullable Comment above) {
        CommentNews.About about = comment.asNews();
        Comment.Removal removal = comment.removal();
        if (removal != null) {
            news.removed(about, removal.body(), removal.reason(), removal.at());
        } else if (!comment.deleted()) {
            news.commented(about, above == null || above.deleted() ? null : above.writer(), comment.createdAt());
        }
    }

    /**
     * A tombstone goes when its last reply does, which may let the one above it go, and so on.
     *
     * @return the comment that this one answers, where there is one
     */
    private @Nullable Comment recountAbove(Comment comment) {
        Comment above = null;
        String parentId = comment.parentId();
        while (parentId != null) {
            Comment read = comments.find(parentId).orElse(null);
            if (read == null) {
                return above;
            }
            above = above == null ? read : above;
            // Whether it is deleted is asked of the version that has the new count: a deletion behind that counts
            // itself.
            Comment parent = comments.recount(parentId, counts -> counts.withReplies(comments.shownReplies(read)))
                    .orElse(read);
            parentId = parent.deleted() ? parent.parentId() : null;
        }
        return above;
    }

    @Configuration(proxyBeanMethods = false)
    static class Queue {
        @Bean
        IntentQueue commentIntents(
                MongoDatabase database, IntentOwner owner, Clock clock, CommentCompletion completion) {
            return new IntentQueue(QUEUE, database.getCollection(Comments.COLLECTION), owner, clock, completion);
        }
    }
}
