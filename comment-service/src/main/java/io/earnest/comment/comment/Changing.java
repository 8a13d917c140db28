package io.earnest.comment.comment;

import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.intent.Intent;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.comment.profile.Person;
import io.earnest.comment.profile.Profiles;
import io.earnest.comment.rewards.Payment;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Edits and deletes comments. */
@Component
class Changing {
    private static final Logger LOG = LoggerFactory.getLogger(Changing.class);

    private final Comments comments;
    private final Profiles profiles;
    private final CommentCompletion completion;
    private final IntentQueue intents;
    private final IntentOwner owner;
    private final Clock clock;

    Changing(
            Comments comments,
            Profiles profiles,
            CommentCompletion completion,
            @Qualifier("commentIntents") IntentQueue intents,
            IntentOwner owner,
            Clock clock) {
        this.comments = comments;
        this.profiles = profiles;
        this.completion = completion;
        this.intents = intents;
        this.owner = owner;
        this.clock = clock;
    }

    Comment edit(Viewer viewer, String id, String body) {
        Comment comment = own(viewer, id);
        if (comment.deleted()) {
            throw CommentProblems.deleted();
        }
        Person person = profiles.who(viewer, p -> !p.suspended());
        if (person.suspended()) {
            throw person.refusal(Person.COMMENT_LEVEL);
        }
        return comments.edit(id, Posting.text(body), clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .orElseThrow(CommentProblems::editWindowClosed);
    }

    /** By its writer, or by a moderator if everybody sees it. A second time changes nothing. */
    void delete(Viewer viewer, String id) {
        Comment comment = comments.find(id).orElseThrow(Changing::unknown);
        if (!comment.isBy(viewer.id())
                && (comment.payment().state() != Payment.State.ACCEPTED
                        || !viewer.has("moderator")
                        || !profiles.now(viewer).isModerator())) {
            throw unknown();
        }
        Intent intent = Intent.claimed(Comment.naturalKey(id), comment.payment().attempt(), owner.name(), clock);
        if (comments.delete(id, intent).isPresent()) {
            try {
                completion.complete(id);
            } catch (RemoteUnavailable e) {
                LOG.info("counts after the deletion of {} wait for {}: {}", id, e.provider(), e.getMessage());
                intents.release(id);
            }
        }
    }

    private Comment own(Viewer viewer, String id) {
        return comments.find(id).filter(c -> c.isBy(viewer.id())).orElseThrow(Changing::unknown);
    }

    private static RuntimeException unknown() {
        return Problem.notFound("comment").exception();
    }
}
