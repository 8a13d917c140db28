package io.earnest.comment.flag;

import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.chassis.problem.Problem;
import io.earnest.comment.comment.Comment;
import io.earnest.comment.comment.CommentProblems;
import io.earnest.comment.comment.Comments;
import io.earnest.comment.flag.Case.Decision;
import io.earnest.comment.profile.AuditNote;
import io.earnest.comment.profile.Person;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Decides cases: the decision is one write with all that follows from it as its intent. */
@Component
class Deciding {
    private static final int MAX_TRIES = 50;

    private final Comments comments;
    private final Cases cases;
    private final IntentQueue intents;
    private final IntentOwner owner;
    private final Clock clock;

    Deciding(
            Comments comments,
            Cases cases,
            @Qualifier("caseIntents") IntentQueue intents,
            IntentOwner owner,
            Clock clock) {
        this.comments = comments;
        this.cases = cases;
        this.intents = intents;
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * Decides the comment's open case. The same moderator's same decision again is the same decision.
     *
     * @param seen the text that the moderator saw, null where the client did not say
     */
    Decision decide(Person moderator, String commentId, Decision.Kind kind, String note, @Nullable String seen) {
        for (int i = 0; i < MAX_TRIES; i++) {
            Comment comment = comments.find(commentId)
                    .orElseThrow(() -> Problem.notFound("flagged comment").exception());
            if (comment.isBy(moderator.id())) {
                throw Problem.of("own-comment", 403, "This comment is your own")
                        .detail("Somebody else has to decide about it.")
                        .exception();
            }
            Case known = cases.find(commentId)
                    .orElseThrow(() -> Problem.notFound("flagged comment").exception());
            Decision made = known.decision();
            if (known.state() == Case.State.DECIDED && made != null) {
                return repeated(made, moderator, kind, note);
            }
            if (comment.deleted()) {
                cases.close(known);
                throw CommentProblems.deleted();
            }
            String text = ModerationQueue.textVersion(comment);
            if (seen != null && !seen.equals(text)) {
                throw Problem.of("comment-changed", 409, "The comment was edited meanwhile")
                        .detail("Read it again, then decide.")
                        .exception();
            }
            Decision decision = new Decision(
                    kind, moderator.id(), note, text, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (decided(known, decision)) {
                intents.attempt(commentId);
                return decision;
            }
        }
        throw new IllegalStateException("the case of " + commentId + " changes faster than it can be decided");
    }

    private boolean decided(Case open, Decision decision) {
        String key = "comment-decided:" + open.commentId() + ":" + open.round();
        AuditNote note = new AuditNote(key, decision.by(), decision.kind().action(), open.commentId(), decision.note());
        return cases.decide(open, decision, note, Intent.claimed(key, 1, owner.name(), clock));
    }

    /** Who decided first is nobody's business but the audit's. */
    private static Decision repeated(Decision made, Person moderator, Decision.Kind kind, String note) {
        if (made.by().equals(moderator.id())
                && made.kind() == kind
                && made.note().equals(note)) {
            return made;
        }
        throw Problem.of("already-decided", 409, "This was decided already")
                .detail("The comment was " + (made.kind() == Decision.Kind.KEEP ? "kept" : "removed")
                        + ", and a decision stands. Go on with the next one.")
                .with("decision", made.kind().name())
                .with("decidedAt", made.at())
                .exception();
    }
}
