package io.earnest.comment.profile;

import io.earnest.chassis.Ids;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.problem.Problem;
import org.springframework.stereotype.Component;

/** Suspends the person behind a comment without saying who it is; profile-service checks, does and audits it. */
@Component
public class Suspensions {
    private static final Peer SUSPENSIONS = new Peer("profile-service", "suspensions");

    private final Remote remote;
    private final ProfileClient client;

    Suspensions(Remote remote, ProfileClient client) {
        this.remote = remote;
        this.client = client;
    }

    /**
     * Suspends a profile, or ends that: done, with its record in the audit, when this returns.
     *
     * @param actor profile of the operator
     * @param profile whom it concerns; the audit shows the subject in their place
     * @throws io.earnest.chassis.call.RemoteUnavailable where there is no answer; to be ordered again
     */
    public void order(String actor, String profile, boolean suspended, String subject, String note) {
        ProfileClient.Suspension suspension =
                new ProfileClient.Suspension(Ids.random(), actor, profile, suspended, subject, note);
        try {
            remote.repeatable(SUSPENSIONS, () -> {
                client.suspension(suspension);
                return true;
            });
        } catch (RemoteRefused e) {
            throw switch (e.status()) {
                case 403 -> Problem.forbidden("This is for operators.").exception();
                case 404 ->
                    Problem.of("deleted", 410, "Deleted")
                            .detail("The account behind this comment was deleted.")
                            .exception();
                case 409 ->
                    Problem.of("operator-not-suspendable", 409, "An operator can't be suspended")
                            .detail("The role operator has to be taken away first.")
                            .exception();
                default -> e;
            };
        }
    }
}
