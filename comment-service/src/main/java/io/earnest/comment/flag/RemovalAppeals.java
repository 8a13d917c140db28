package io.earnest.comment.flag;

import io.earnest.chassis.notification.Appeal;
import io.earnest.chassis.notification.Appealing;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.comment.comment.Removing;
import io.earnest.comment.profile.AuditNote;
import io.earnest.comment.profile.AuditTrail;
import io.earnest.comment.profile.Profiles;
import java.util.List;
import org.springframework.stereotype.Component;

/** Appeals against a comment's removal: taken back, the comment is there again, as it was. */
@Component
class RemovalAppeals implements Appealing {
    private final Profiles profiles;
    private final Cases cases;
    private final Removing removing;
    private final AuditTrail trail;

    RemovalAppeals(Profiles profiles, Cases cases, Removing removing, AuditTrail trail) {
        this.profiles = profiles;
        this.cases = cases;
        this.removing = removing;
        this.trail = trail;
    }

    @Override
    public void requireDecider(Viewer viewer) {
        if (!profiles.live(viewer).mayModerate()) {
            throw Problem.forbidden("This is for moderators and operators.").exception();
        }
    }

    /** The case first: what is still owed to its decision must not remove the comment again. */
    @Override
    public void takeBack(Appeal appeal) {
        String comment = appeal.details().getOrDefault("commentId", "");
        cases.keepAfterAll(comment);
        removing.restore(comment, appeal.details().getOrDefault("text", ""));
    }

    @Override
    public void note(Appeal appeal, Appeal.Answer answer, String key) {
        String action = appeal.state() == Appeal.State.TAKEN_BACK ? "appeal-granted" : "appeal-rejected";
        trail.write(List.of(new AuditNote(
                key, answer.by(), action, appeal.details().getOrDefault("commentId", appeal.id()), answer.reason())));
    }
}
