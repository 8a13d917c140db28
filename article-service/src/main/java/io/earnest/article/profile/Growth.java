package io.earnest.article.profile;

import io.earnest.article.profile.ProfileClient.Events;
import io.earnest.article.profile.ProfileClient.Experience;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteUnavailable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells profile-service what a profile gained experience by. Each event counts once, by its key. */
@Component
public class Growth {
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
        remote.repeatable(Profiles.PROVIDER, () -> {
            client.experience(new Events<>(List.of(event)));
            return Boolean.TRUE;
        });
    }
}
