package io.earnest.article.profile;

import io.earnest.article.profile.ProfileClient.Events;
import io.earnest.article.profile.ProfileClient.Experience;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells profile-service what a profile gained experience by. Each event counts once, by its key. */
@Component
public class Growth {
    private static final Logger LOG = LoggerFactory.getLogger(Growth.class);
    private static final Peer EXPERIENCE = new Peer(Profiles.PROVIDER, "experience");

    private final Remote remote;
    private final ProfileClient client;

    Growth(Remote remote, ProfileClient client) {
        this.remote = remote;
        this.client = client;
    }

    /**
     * The reader has read an article for the first time.
     *
     * @throws RemoteUnavailable when there is no answer; to be told again
     */
    public void readingVerified(String key, String reader) {
        tell(new Experience(key, reader, "READING"));
    }

    /**
     * The reader has rated an article.
     *
     * @throws RemoteUnavailable when there is no answer; to be told again
     */
    public void ratingGiven(String key, String reader) {
        tell(new Experience(key, reader, "RATING"));
    }

    private void tell(Experience event) {
        try {
            remote.repeatable(EXPERIENCE, () -> {
                client.experience(new Events<>(List.of(event)));
                return Boolean.TRUE;
            });
        } catch (RemoteRefused e) {
            // A defect or a wrong scope on one side, which is no affair of the reader's and must cost them nothing.
            LOG.error("{} was not taken: {}", event.key(), e.getMessage());
            throw new RemoteUnavailable(Profiles.PROVIDER, "experience was refused with " + e.status());
        }
    }
}
