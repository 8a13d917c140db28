package io.earnest.gateway.standing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.standing.RevocationClient.Revocation;
import java.time.Duration;

/** What profile-service has told, without being asked, of tokens that are out: kept for longer than any of them may live. */
final class Revoked {
    /** A token's ten minutes, and what clocks may differ by. */
    static final Duration KEPT_FOR = Duration.ofMinutes(12);
    /** Each of sessions, suspended profiles and deleted ones. Past it the oldest are asked for again, at their next write. */
    private static final int MOST_KEPT = 50_000;

    private final Cache<String, Boolean> sessions;
    private final Cache<String, Boolean> suspended;
    private final Cache<String, Boolean> deleted;

    Revoked(Ticker ticker) {
        this.sessions = cache(ticker);
        this.suspended = cache(ticker);
        this.deleted = cache(ticker);
    }

    private static Cache<String, Boolean> cache(Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(KEPT_FOR)
                .ticker(ticker)
                .build();
    }

    /** Takes in what was told, in the order of the feed. Words that this gateway does not know revoke nothing. */
    void take(Revocation told) {
        switch (told.kind()) {
            case "SESSIONS_ENDED" -> told.sessions().forEach(session -> sessions.put(session, true));
            case "ACCOUNT_DELETED" -> deleted.put(told.profile(), true);
            case "SUSPENDED" -> suspended.put(told.profile(), true);
            case "REINSTATED" -> suspended.invalidate(told.profile());
            default -> {}
        }
    }

    /** {@link Standing#GOOD} where nothing was told. As profile-service does, a suspension comes before the session's end. */
    Standing of(Viewer viewer) {
        if (deleted.getIfPresent(viewer.id()) != null) {
            return Standing.ENDED;
        }
        if (suspended.getIfPresent(viewer.id()) != null) {
            return Standing.SUSPENDED;
        }
        return sessions.getIfPresent(viewer.session()) != null ? Standing.ENDED : Standing.GOOD;
    }

    /** How many sessions and profiles are kept, about. */
    long size() {
        return sessions.estimatedSize() + suspended.estimatedSize() + deleted.estimatedSize();
    }
}
