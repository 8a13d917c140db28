package io.earnest.comment.profile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * People, as profile-service knows them. While it does not answer people go on with what was last seen of them, at worst
 * what their token says.
 */
@Component
public class Profiles {
    private static final Logger LOG = LoggerFactory.getLogger(Profiles.class);
    private static final String PROVIDER = "profile-service";
    private static final Peer PROFILES = new Peer(PROVIDER, "profiles");
    private static final Peer GLANCES = new Peer(PROVIDER, "glances");
    private static final Peer EXPERIENCE = new Peer(PROVIDER, "experience");
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final ProfileClient client;
    private final GlanceClient glances;
    private final Remote remote;
    private final Clock clock;
    private final Cache<String, Seen> seen = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(12))
            .build();

    Profiles(ProfileClient client, GlanceClient glances, Remote remote, Clock clock) {
        this.client = client;
        this.glances = glances;
        this.remote = remote;
        this.clock = clock;
    }

    /** The viewer as seen at most five seconds ago; asked anew where the rule would say no to that. */
    public Person who(Viewer viewer, Predicate<Person> rule) {
        Seen last = seen.getIfPresent(viewer.id());
        if (last != null && clock.instant().isBefore(last.at.plus(FRESH)) && rule.test(last.person)) {
            return last.person;
        }
        return now(viewer);
    }

    /**
     * The viewer for what is only shown, and late is shown to nobody: as last seen, or as the token has them, where they are not
     * told soon.
     */
    public Person glance(Viewer viewer) {
        Seen last = seen.getIfPresent(viewer.id());
        Instant now = clock.instant();
        if (last != null && now.isBefore(last.at.plus(FRESH))) {
            return last.person;
        }
        try {
            Person person = remote.once(GLANCES, () -> person(viewer.id(), glances.profiles(viewer.id())));
            seen.put(viewer.id(), new Seen(person, now));
            return person;
        } catch (RemoteUnavailable e) {
            return last != null ? last.person : ofToken(viewer);
        }
    }

    /**
     * The viewer as profile-service knows them at this moment: where a role decides, which nobody keeps through an outage.
     *
     * @throws RemoteUnavailable if it does not answer
     */
    public Person live(Viewer viewer) {
        Person person = remote.repeatable(PROFILES, () -> person(viewer.id(), client.profiles(viewer.id())));
        seen.put(viewer.id(), new Seen(person, clock.instant()));
        return person;
    }

    /** The viewer as of this moment, or as last seen while profile-service does not answer. */
    public Person now(Viewer viewer) {
        try {
            return live(viewer);
        } catch (RemoteUnavailable e) {
            Seen last = seen.getIfPresent(viewer.id());
            LOG.warn("profile-service does not answer ({}), going on with what was last seen", e.getMessage());
            return last != null ? last.person : ofToken(viewer);
        }
    }

    /**
     * Hands out experience; repeating does no harm.
     *
     * @throws RemoteUnavailable if profile-service did not take it
     */
    public void experience(List<Experience> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            remote.repeatable(EXPERIENCE, () -> {
                client.experience(new ProfileClient.Events(events));
                return true;
            });
        } catch (RemoteRefused e) {
            LOG.error("profile-service does not take experience {}: {}", events, e.getMessage());
            // An event that cannot be read is the same each time and must not hold up the vote for ever. All else, a
            // missing scope say, an operator mends.
            if (e.status() != 400) {
                throw new RemoteUnavailable(PROVIDER, "experience was refused with " + e.status());
            }
        }
    }

    /** Of somebody never seen: the token tells what they may do, and their comments show the lowest level. */
    private static Person ofToken(Viewer viewer) {
        return new Person(viewer.id(), viewer.level(), Person.COMMENT_LEVEL, viewer.roles(), false, null);
    }

    private static Person person(String id, ProfileClient.Found found) {
        List<ProfileClient.Profile> items = found.items();
        if (items == null) {
            throw new RemoteUnavailable(PROVIDER, "a list of profiles without items");
        }
        ProfileClient.Profile profile = items.stream()
                .filter(p -> id.equals(p.id()) && !p.deleted())
                .findFirst()
                .orElseThrow(() -> Problem.unauthenticated().exception());
        Set<String> roles = profile.roles();
        Integer shown = profile.commentLevel();
        return new Person(
                id,
                profile.level(),
                // The one before, while services are upgraded, knows none.
                shown == null ? Person.COMMENT_LEVEL : shown,
                roles == null ? Set.of() : roles,
                profile.suspended(),
                profile.avatarId());
    }

    private record Seen(Person person, Instant at) {}
}
