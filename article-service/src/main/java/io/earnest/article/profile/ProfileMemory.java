package io.earnest.article.profile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The profiles that this process has seen, a limited number of them. */
@Component
class ProfileMemory {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MAX = 20_000;

    private final Clock clock;
    private final Cache<String, Seen> byId =
            Caffeine.newBuilder().maximumSize(MAX).build();
    private final Cache<String, String> idByHandle =
            Caffeine.newBuilder().maximumSize(MAX).build();

    ProfileMemory(Clock clock) {
        this.clock = clock;
    }

    /**
     * What profile-service said.
     *
     * @param known empty where it said that there is no such profile
     */
    record Seen(Optional<Profile> known, Instant at) {}

    void keep(String id, Optional<Profile> profile) {
        Seen before = byId.getIfPresent(id);
        byId.put(id, new Seen(profile, clock.instant()));
        if (before != null && !before.known.map(Profile::handle).equals(profile.map(Profile::handle))) {
            // Deleted meanwhile: the handle leads nowhere any more.
            before.known.ifPresent(p -> idByHandle.invalidate(p.handle()));
        }
        profile.ifPresent(p -> idByHandle.put(p.handle(), id));
    }

    /** Keeps what was last seen for some seconds more, so that an outage does not slow every page down. */
    void stretch(String id) {
        byId.asMap().computeIfPresent(id, (i, seen) -> new Seen(seen.known, clock.instant()));
    }

    Optional<Seen> fresh(String id) {
        Instant oldest = clock.instant().minus(FRESH);
        return lastSeen(id).filter(seen -> !seen.at.isBefore(oldest));
    }

    Optional<Seen> lastSeen(String id) {
        return Optional.ofNullable(byId.getIfPresent(id));
    }

    Optional<String> idOf(String handle) {
        return Optional.ofNullable(idByHandle.getIfPresent(handle));
    }
}
