package io.earnest.comment.vote;

import io.earnest.chassis.intent.Intent;
import io.earnest.comment.comment.Comment;
import io.earnest.comment.rewards.Consequence;
import io.earnest.comment.rewards.Payment;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One person's vote on one comment, {@code {comment}:{voter}}. Final once accepted; after a refusal the next attempt may
 * have another value.
 *
 * @param author the account that the article belonged to when the vote was accepted
 * @param counted whether it is in the comment's counts: a like at once, a dislike when paid
 * @param told the refusal was answered at once and leaves nothing to see
 * @param consequences what the ledger booked behind it
 */
public record Vote(
        @BsonId String id,
        String commentId,
        String articleId,
        String voter,
        Value value,
        String commenter,
        String author,
        int level,
        Payment payment,
        boolean counted,
        boolean told,
        List<Consequence> consequences,
        Instant at,
        @Nullable Intent intent) {

    /** What it says, and from which level one may say it. */
    public enum Value {
        LIKE(5, "comment-liked"),
        DISLIKE(8, "comment-disliked");

        private final int requiredLevel;
        private final String activity;

        Value(int requiredLevel, String activity) {
            this.requiredLevel = requiredLevel;
            this.activity = activity;
        }

        int requiredLevel() {
            return requiredLevel;
        }

        /** The ledger's name of it. */
        String activity() {
            return activity;
        }

        /** What costs counts when it is paid. */
        boolean costs() {
            return this == DISLIKE;
        }
    }

    static String id(String commentId, String voter) {
        return commentId + ":" + voter;
    }

    String naturalKey() {
        return "comment-voted:" + id;
    }

    static Vote pending(Comment comment, String voter, int level, Value value, String author, int attempt, Instant at) {
        return new Vote(
                id(comment.id(), voter),
                comment.id(),
                comment.articleId(),
                voter,
                value,
                comment.writer(),
                author,
                level,
                Payment.pending(attempt),
                !value.costs(),
                false,
                List.of(),
                at,
                null);
    }

    Vote with(Intent newIntent) {
        return new Vote(
                id,
                commentId,
                articleId,
                voter,
                value,
                commenter,
                author,
                level,
                payment,
                counted,
                told,
                consequences,
                at,
                newIntent);
    }

    /** Whether the voter sees it. */
    boolean visible() {
        return !(told && payment.is(Payment.State.REFUSED));
    }
}
