package io.earnest.article.profile;

import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Decides what a signed-in profile may do. A check against what is cached that fails is repeated against what is so now;
 * during an outage the profile counts as last seen, by this service or by the one that signed its token.
 */
@Component
public class Members {
    private final Profiles profiles;

    Members(Profiles profiles) {
        this.profiles = profiles;
    }

    /** The viewer as a profile that may write: 403 {@code suspended} otherwise. */
    public Profile writing(Viewer viewer) {
        Profile profile = checked(viewer, Profile::isActive);
        if (!profile.isActive()) {
            throw Problem.of("suspended", 403, "This profile may not write")
                    .detail("This profile is suspended. It can read, and write nothing.")
                    .exception();
        }
        return profile;
    }

    /** The viewer at the required level or with one of the roles: 403 {@code level-too-low} otherwise. */
    public Profile writingFrom(int requiredLevel, Viewer viewer, String... orRole) {
        Predicate<Profile> allowed = p -> {
            for (String role : orRole) {
                if (p.has(role)) {
                    return true;
                }
            }
            return p.level() >= requiredLevel;
        };
        Profile profile = checked(viewer, p -> p.isActive() && allowed.test(p));
        if (!profile.isActive()) {
            return writing(viewer);
        }
        if (!allowed.test(profile)) {
            throw Profile.levelTooLow(requiredLevel, profile.level()).exception();
        }
        return profile;
    }

    /**
     * The viewer with a role that decides, or one of several, asked live: 403 otherwise.
     *
     * @throws RemoteUnavailable when profile-service gives no answer
     */
    public Profile live(Viewer viewer, String... roles) {
        Profile profile = profiles.live(viewer.id())
                .orElseThrow(() -> Problem.unauthenticated().exception());
        if (!profile.isActive() || Arrays.stream(roles).noneMatch(profile::has)) {
            throw Problem.forbidden("This needs the role " + String.join(" or ", roles) + ".")
                    .exception();
        }
        return profile;
    }

    /** The viewer's level for what is only shown: as last seen, or as the token has it, where it is not told soon. */
    public int level(Viewer viewer) {
        return profiles.glance(viewer.id()).map(Profile::level).orElseGet(viewer::level);
    }

    private Profile checked(Viewer viewer, Predicate<Profile> allowed) {
        try {
            Optional<Profile> found = profiles.find(viewer.id());
            if (found.isEmpty() || !allowed.test(found.get())) {
                found = profiles.live(viewer.id());
            }
            return found.orElseThrow(() -> Problem.unauthenticated().exception());
        } catch (RemoteUnavailable e) {
            return lastSeen(viewer);
        }
    }

    private Profile lastSeen(Viewer viewer) {
        return profiles.lastSeen(viewer.id())
                .orElseGet(() -> new Profile(
                        viewer.id(),
                        viewer.handle(),
                        viewer.handle(),
                        viewer.level(),
                        viewer.level(),
                        viewer.roles(),
                        false,
                        false));
    }
}
