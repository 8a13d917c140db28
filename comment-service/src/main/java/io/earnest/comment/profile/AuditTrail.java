package io.earnest.comment.profile;

import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The append-only audit of profile-service. */
@Component
public class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final String PROVIDER = "profile-service";
    private static final Peer AUDIT = new Peer(PROVIDER, "audit");

    private final Remote remote;
    private final ProfileClient client;

    AuditTrail(Remote remote, ProfileClient client) {
        this.remote = remote;
        this.client = client;
    }

    /**
     * Writes the notes, each once by its key.
     *
     * @throws RemoteUnavailable where they were not taken: to be written again
     */
    public void write(List<AuditNote> notes) {
        if (notes.isEmpty()) {
            return;
        }
        try {
            remote.repeatable(AUDIT, () -> {
                client.audit(new ProfileClient.Notes(notes));
                return true;
            });
        } catch (RemoteRefused e) {
            // What was done is done: its note stays owed until the defect or the missing scope is mended.
            LOG.error("the audit does not take {}: {}", notes, e.getMessage());
            throw new RemoteUnavailable(PROVIDER, "a note was refused with " + e.status());
        }
    }
}
