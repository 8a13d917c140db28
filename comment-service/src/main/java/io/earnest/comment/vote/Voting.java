package io.earnest.comment.vote;

import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.comment.article.Article;
import io.earnest.comment.article.Articles;
import io.earnest.comment.comment.Comment;
import io.earnest.comment.comment.CommentProblems;
import io.earnest.comment.comment.Comments;
import io.earnest.comment.profile.Person;
import io.earnest.comment.profile.Profiles;
import io.earnest.comment.rewards.Payment;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Casts votes. */
@Component
class Voting {

    private final Profiles profiles;
    private final Articles articles;
    private final Comments comments;
    private final Votes votes;
    private final VoteCompletion completion;
    private final IntentQueue intents;
    private final IntentOwner owner;
    private final Clock clock;

    Voting(
            Profiles profiles,
            Articles articles,
            Comments comments,
            Votes votes,
            VoteCompletion completion,
            @Qualifier("voteIntents") IntentQueue intents,
            IntentOwner owner,
            Clock clock) {
        this.profiles = profiles;
        this.articles = articles;
        this.comments = comments;
        this.votes = votes;
        this.completion = completion;
        this.intents = intents;
        this.owner = owner;
        this.clock = clock;
    }

    /** The vote, accepted or pending; a refusal is thrown as the problem that it is. */
    Vote cast(Viewer viewer, String commentId, Vote.Value value) {
        Optional<Vote> known = settledRefusal(commentId, viewer.id());
        if (known.isPresent() && !known.get().payment().is(Payment.State.REFUSED)) {
            return repeated(known.get(), value);
        }
        Comment comment = votable(commentId, viewer.id());
        Person person = profiles.who(viewer, p -> p.reached(value.requiredLevel()));
        if (!person.reached(value.requiredLevel())) {
            throw person.refusal(value.requiredLevel());
        }
        // A like costs nothing, and is as final: it must not reach an article that was deleted a moment ago.
        Article article = articles.now(comment.articleId()).published();
        Comment shut = comments.closeEdits(commentId).orElseThrow(CommentProblems::deleted);
        int attempt = known.map(v -> v.payment().attempt() + 1).orElse(1);
        Vote vote = Vote.pending(
                comment,
                viewer.id(),
                person.level(),
                value,
                article.account(),
                attempt,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Vote claimed = vote.with(Intent.claimed(vote.naturalKey(), attempt, owner.name(), clock));
        boolean written = known.isPresent() ? votes.retry(known.get(), claimed) : votes.insert(claimed);
        return written ? paid(claimed, shut) : repeated(votes.find(claimed.id()).orElse(claimed), value);
    }

    /**
     * The vote, if there is one. One that was refused, but whose counts a crash or another thread still owes, is brought to
     * its end first: it must not answer a new click.
     */
    private Optional<Vote> settledRefusal(String commentId, String voter) {
        Optional<Vote> known = votes.find(commentId, voter);
        if (known.isEmpty()
                || known.get().intent() == null
                || !known.get().payment().is(Payment.State.REFUSED)) {
            return known;
        }
        intents.attempt(known.get().id());
        return votes.find(commentId, voter);
    }

    private Comment votable(String commentId, String voter) {
        Comment comment = comments.find(commentId)
                .filter(c -> c.shown() || c.deleted() || c.isBy(voter))
                .orElseThrow(() -> Problem.notFound("comment").exception());
        if (comment.deleted()) {
            throw CommentProblems.deleted();
        }
        if (comment.isBy(voter)) {
            throw Problem.of("own-comment", 403, "This comment is your own")
                    .detail("Nobody votes on what they wrote themselves.")
                    .exception();
        }
        return comment;
    }

    private static Vote repeated(Vote known, Vote.Value value) {
        if (known.value() != value) {
            throw Problem.of("already-voted", 409, "You have voted on this comment")
                    .detail("A vote is final.")
                    .with("value", known.value().name())
                    .exception();
        }
        if (known.payment().is(Payment.State.REFUSED)) {
            throw known.payment().refusal();
        }
        return known;
    }

    private Vote paid(Vote vote, Comment comment) {
        Vote now = intents.attempt(vote.id(), () -> completion.complete(vote, comment))
                .or(() -> votes.find(vote.id()))
                .orElse(vote);
        if (now.payment().is(Payment.State.REFUSED)) {
            votes.markTold(now);
            throw now.payment().refusal();
        }
        return now;
    }
}
