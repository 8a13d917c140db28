package io.earnest.comment.vote;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentLag;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.comment.comment.Comment;
import io.earnest.comment.comment.Comments;
import io.earnest.comment.notification.CommentNews;
import io.earnest.comment.profile.ClosedAccounts;
import io.earnest.comment.profile.Experience;
import io.earnest.comment.profile.Profiles;
import io.earnest.comment.rewards.Activity;
import io.earnest.comment.rewards.Consequence;
import io.earnest.comment.rewards.Ledger;
import io.earnest.comment.rewards.LedgerAnswer;
import io.earnest.comment.rewards.Payment;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Does what a vote owes: the ledger's answer, the comment's counts, the commenter's experience. */
@Component
class VoteCompletion implements IntentQueue.Completion {
    private static final String QUEUE = "votes";

    private final Votes votes;
    private final Comments comments;
    private final Ledger ledger;
    private final Profiles profiles;
    private final ClosedAccounts closedAccounts;
    private final CommentNews news;
    private final MeterRegistry meters;
    private final Clock clock;

    VoteCompletion(
            Votes votes,
            Comments comments,
            Ledger ledger,
            Profiles profiles,
            ClosedAccounts closedAccounts,
            CommentNews news,
            MeterRegistry meters,
            Clock clock) {
        this.votes = votes;
        this.comments = comments;
        this.ledger = ledger;
        this.profiles = profiles;
        this.closedAccounts = closedAccounts;
        this.news = news;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void complete(String id) {
        Optional<Vote> owing = votes.find(id).filter(vote -> vote.intent() != null);
        if (owing.isPresent()) {
            counted(owing.get(), recount(owing.get().commentId()));
        }
    }

    /**
     * Does what a vote owes that was written a moment ago.
     *
     * @param comment as it was before the vote was written
     * @return the vote with its outcome
     */
    Vote complete(Vote written, Comment comment) {
        Optional<Comment> now = comments.recount(comment, counts -> votesOn(written.commentId(), counts));
        return counted(written, now);
    }

    /** What follows the first count, which comes first because what earns counts whether or not the ledger answers. */
    private Vote counted(Vote owing, Optional<Comment> counted) {
        Vote vote = owing;
        Optional<Comment> comment = counted;
        if (vote.payment().is(Payment.State.PENDING)) {
            vote = settled(owing);
            if (vote.counted() != owing.counted()) {
                comment = recount(vote.commentId());
            }
        }
        if (vote.payment().is(Payment.State.ACCEPTED)) {
            profiles.experience(experience(vote));
            tell(vote, comment);
        }
        votes.finish(vote);
        return vote;
    }

    private Vote settled(Vote vote) {
        LedgerAnswer answer = ledger.submit(new Activity(
                vote.naturalKey() + "#" + vote.payment().attempt(),
                vote.value().activity(),
                vote.voter(),
                vote.articleId(),
                vote.commentId(),
                vote.author(),
                vote.commenter(),
                vote.level(),
                closedAccounts.among(new TreeSet<>(List.of(vote.author(), vote.commenter())))));
        Payment outcome = vote.payment().after(answer);
        Intent owed = vote.intent();
        if (owed != null) {
            news.settled(
                    owed,
                    vote.voter(),
                    "vote",
                    vote.articleId(),
                    vote.commentId(),
                    outcome.is(Payment.State.ACCEPTED) ? outcome.shown().twei() : null);
        }
        Vote settled = votes.settle(
                vote.id(),
                outcome,
                switch (answer) {
                    case LedgerAnswer.Booked booked -> booked.consequences();
                    case LedgerAnswer.Refused refused -> List.of();
                });
        meters.counter(
                        "earnest.votes.cast",
                        "value",
                        vote.value().name().toLowerCase(Locale.ROOT),
                        "outcome",
                        outcome.state().name().toLowerCase(Locale.ROOT))
                .increment();
        IntentLag.record(meters, QUEUE, vote.intent(), outcome.state(), clock);
        return settled;
    }

    /** Who wrote the comment is told of likes, as of their number, and of its value; of dislikes nobody is. */
    private void tell(Vote vote, Optional<Comment> counted) {
        Comment comment = counted.filter(c -> !c.deleted()).orElse(null);
        if (comment == null || vote.value() != Vote.Value.LIKE) {
            return;
        }
        news.liked(comment.asNews(), Math.max(1, comment.counts().likes()), vote.at());
        if (vote.consequences().stream().anyMatch(c -> c.activity().equals(Consequence.COMMENT_VALUED))) {
            news.valued(comment.asNews(), vote.at());
        }
    }

    private Optional<Comment> recount(String commentId) {
        return comments.recount(commentId, counts -> votesOn(commentId, counts));
    }

    private Comment.Counts votesOn(String commentId, Comment.Counts counts) {
        return counts.withVotes(votes.count(commentId, Vote.Value.LIKE), votes.count(commentId, Vote.Value.DISLIKE));
    }

    private static List<Experience> experience(Vote vote) {
        List<Experience> events = new ArrayList<>();
        if (vote.value() == Vote.Value.LIKE) {
            events.add(new Experience(vote.naturalKey(), vote.commenter(), Experience.Kind.LIKE_RECEIVED));
        }
        for (Consequence consequence : vote.consequences()) {
            if (consequence.activity().equals(Consequence.COMMENT_VALUED)) {
                events.add(new Experience(consequence.key(), vote.commenter(), Experience.Kind.COMMENT_VALUED));
            }
        }
        return events;
    }

    @Configuration(proxyBeanMethods = false)
    static class Queue {
        @Bean
        IntentQueue voteIntents(MongoDatabase database, IntentOwner owner, Clock clock, VoteCompletion completion) {
            return new IntentQueue(QUEUE, database.getCollection(Votes.COLLECTION), owner, clock, completion);
        }
    }
}
