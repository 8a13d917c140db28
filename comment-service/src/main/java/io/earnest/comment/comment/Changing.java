package io.earnest.comment.comment;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.comment.profile.AuditNote;
import io.earnest.comment.profile.Person;
import io.earnest.comment.profile.Profiles;
import io.earnest.comment.rewards.Payment;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Edits and deletes comments. */
@Component
class Changing {
    private final Comments comments;
    private final Profiles profiles;
    private final Removing removing;
    private final Clock clock;

    Changing(Comments comments, Profiles profiles, Removing removing, Clock clock) {
        this.comments = comments;
        this.profiles = profiles;
        this.removing = removing;
        this.clock = clock;
    }

    Comment edit(Viewer viewer, String id, String body) {
        Comment comment = own(viewer, id);
        if (comment.deleted()) {
            throw CommentProblems.deleted();
        }
        mayWrite(viewer);
        return comments.edit(id, Posting.text(body), clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .orElseThrow(CommentProblems::editWindowClosed);
    }

    /**
     * By its writer, or by a moderator if everybody sees it, which the audit notes. A second time changes nothing.
     *
     * @param reason a moderator's, may be empty; the writer is told
     * @throws io.earnest.chassis.call.RemoteUnavailable where nobody can say whether the viewer is a moderator
     */
    void delete(Viewer viewer, String id, String reason) {
        Comment comment = comments.find(id).orElseThrow(Changing::unknown);
        if (comment.isBy(viewer.id())) {
            mayWrite(viewer);
            removing.remove(comment, null, null);
            return;
        }
        if (comment.payment().state() != Payment.State.ACCEPTED
                || !profiles.live(viewer).isModerator()) {
            throw unknown();
        }
        removing.remove(
                comment,
                reason,
                new AuditNote(
                        "comment-deleted:" + id + ":" + clock.millis(), viewer.id(), "comment-removed", id, reason));
    }

    /** Who is suspended takes nothing back either: what they are judged by stays. */
    private void mayWrite(Viewer viewer) {
        Person person = profiles.who(viewer, p -> !p.suspended());
        if (person.suspended()) {
            throw person.refusal(Person.COMMENT_LEVEL);
        }
    }

    private Comment own(Viewer viewer, String id) {
        return comments.find(id).filter(c -> c.isBy(viewer.id())).orElseThrow(Changing::unknown);
    }

    private static RuntimeException unknown() {
        return Problem.notFound("comment").exception();
    }
}
