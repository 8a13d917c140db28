package io.earnest.article.profile;

import io.earnest.article.profile.ProfileClient.Audit;
import io.earnest.article.profile.ProfileClient.Events;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The append-only trail of what operators and moderators did. */
@Component
public class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final Peer AUDIT = new Peer(Profiles.PROVIDER, "audit");

    private final Remote remote;
    private final ProfileClient client;

    AuditTrail(Remote remote, ProfileClient client) {
        this.remote = remote;
        this.client = client;
    }

    /**
     * Notes an action, once by its key.
     *
     * @throws RemoteUnavailable when there is no answer; to be noted again
     */
    public void note(String key, String actor, String action, String subject, String note) {
        try {
            remote.repeatable(AUDIT, () -> {
                client.audit(new Events<>(List.of(new Audit(key, actor, action, subject, note))));
                return Boolean.TRUE;
            });
        } catch (RemoteRefused e) {
            // What was done is done: it is noted when the defect or the wrong scope is mended.
            LOG.error("the note {} was not taken: {}", key, e.getMessage());
            throw new RemoteUnavailable(Profiles.PROVIDER, "a note was refused with " + e.status());
        }
    }
}
