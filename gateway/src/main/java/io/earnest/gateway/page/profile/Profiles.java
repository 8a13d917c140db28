package io.earnest.gateway.page.profile;

import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.gateway.page.Kept;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** People, levels and avatars, as everybody sees them. */
@Component
public class Profiles {
    private static final Logger LOG = LoggerFactory.getLogger(Profiles.class);
    private static final Peer PAGES = new Peer("profile-service", "pages");

    private final ProfileClient client;
    private final Remote remote;
    private final Kept<String, PublicProfile> profiles;
    private final Kept<String, List<Avatar>> avatars;
    private final Kept<String, List<Level>> levels;

    Profiles(ProfileClient client, Remote remote, Clock clock) {
        this.client = client;
        this.remote = remote;
        this.profiles = new Kept<>(clock, Duration.ofSeconds(2), 1_000, profile -> 1);
        this.avatars = new Kept<>(clock, Duration.ofMinutes(1), 1, list -> 1);
        this.levels = new Kept<>(clock, Duration.ofMinutes(1), 1, list -> 1);
    }

    /**
     * A person.
     *
     * @throws RemoteRefused with status 404 for an unknown handle
     * @throws RemoteUnavailable if there is neither an answer nor a copy
     */
    public Kept.Copy<PublicProfile> profile(String handle) {
        return profiles.get(handle, () -> remote.repeatable(PAGES, () -> client.profile(handle)));
    }

    /** The catalogue; empty while nobody can tell, as a page reads without it. */
    public List<Avatar> avatars() {
        try {
            return avatars.get(
                            "all",
                            () -> remote.repeatable(PAGES, () -> client.avatars())
                                    .items())
                    .value();
        } catch (RemoteUnavailable | RemoteRefused e) {
            LOG.warn("a page is shown without avatars: {}", e.getMessage());
            return List.of();
        }
    }

    /**
     * The levels that open something.
     *
     * @throws RemoteUnavailable if there is neither an answer nor a copy
     */
    public List<Level> levels() {
        return levels.get("all", () -> remote.repeatable(PAGES, client::levels)).value();
    }
}
