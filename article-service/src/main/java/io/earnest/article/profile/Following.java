package io.earnest.article.profile;

import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whom and what somebody follows, as profile-service has it now. */
@Component
public class Following {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Peer FOLLOWING = new Peer(Profiles.PROVIDER, "following");

    private final Remote remote;
    private final ProfileClient client;

    Following(Remote remote, ProfileClient client) {
        this.remote = remote;
        this.client = client;
    }

    /** Authors by their ids, and tags as they are shown; at most 500 of each. */
    public record Followed(List<String> authors, List<String> tags) {
        public int size() {
            return authors.size() + tags.size();
        }
    }

    /**
     * What the profile follows.
     *
     * @throws RemoteUnavailable when profile-service gives no answer
     */
    public Followed of(String profile) {
        try {
            ProfileClient.Following told = remote.repeatable(FOLLOWING, () -> client.following(profile));
            if (told == null || told.authors() == null || told.tags() == null) {
                throw new RemoteUnavailable(Profiles.PROVIDER, "the answer does not say what is followed");
            }
            return new Followed(told.authors(), told.tags());
        } catch (RemoteRefused e) {
            LOG.error("what is followed was refused: {}", e.getMessage());
            throw new RemoteUnavailable(Profiles.PROVIDER, "what is followed was refused with " + e.status());
        }
    }
}
