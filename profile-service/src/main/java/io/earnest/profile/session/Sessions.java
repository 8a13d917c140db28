package io.earnest.profile.session;

import io.earnest.chassis.Ids;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens, refreshes and ends sessions. */
@Component
public class Sessions {
    /** The most sessions that one profile has; the one that was used least recently makes room. */
    private static final int MOST = 20;

    private final SessionStore store;
    private final Profiles profiles;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final TokensProperties properties;
    private final Clock clock;

    Sessions(
            SessionStore store,
            Profiles profiles,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            TokensProperties properties,
            Clock clock) {
        this.store = store;
        this.profiles = profiles;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.properties = properties;
        this.clock = clock;
    }

    /** What a client signs its calls with, and gets the next of. */
    record Tokens(String accessToken, String tokenType, long expiresIn, String refreshToken) {
        @Override
        public String toString() {
            return "Tokens[expiresIn=" + expiresIn + "]";
        }
    }

    /**
     * Opens a session.
     *
     * @param profile as it was when its password was checked
     * @return empty where it was suspended or deleted, or got another password, since then: whoever ended its sessions for
     *     that may have done so just before this one was there
     */
    Optional<Tokens> open(Profile profile, String client) {
        Instant now = now();
        Session session = new Session(Ids.random(), profile.id(), now, 1, now, client);
        store.insert(session);
        if (!isStill(profile)) {
            store.end(session.id(), profile.id());
            return Optional.empty();
        }
        List<Session> all = store.of(profile.id());
        for (int i = 0; i < all.size(); i++) {
            if (i >= MOST || isOver(all.get(i), now)) {
                store.end(all.get(i).id(), profile.id());
            }
        }
        return Optional.of(tokens(profile, session.id(), 1));
    }

    private boolean isStill(Profile checked) {
        return profiles.byId(checked.id())
                .filter(Profile::isActive)
                .filter(now -> Objects.equals(now.passwordHash(), checked.passwordHash()))
                .isPresent();
    }

    /** Whether the profile has such a session, and it has not ended. */
    boolean isLive(String session, String profile) {
        return store.byId(session)
                .filter(found -> found.profile().equals(profile) && !isOver(found, now()))
                .isPresent();
    }

    /**
     * New tokens for a refresh token. The one before the last rotation still answers within the grace, with the same
     * successor; one that is older, or comes later, was copied: its session ends.
     *
     * @return empty where the token opens nothing
     */
    Optional<Tokens> refresh(@Nullable String refreshToken) {
        return refreshTokens.parse(refreshToken).flatMap(this::refresh);
    }

    private Optional<Tokens> refresh(RefreshTokens.Parsed token) {
        while (true) {
            Session session = store.byId(token.session()).orElse(null);
            Instant now = now();
            if (session == null || isOver(session, now)) {
                return Optional.empty();
            }
            Profile profile =
                    profiles.byId(session.profile()).filter(Profile::isActive).orElse(null);
            if (profile == null) {
                return Optional.empty();
            }
            if (token.generation() == session.generation()) {
                if (store.rotate(session, now)) {
                    return Optional.of(tokens(profile, session.id(), session.generation() + 1));
                }
                continue; // Another tab was faster; now this token is the one before.
            }
            if (token.generation() == session.generation() - 1
                    && !session.rotatedAt().plus(properties.refreshGrace()).isBefore(now)) {
                return Optional.of(tokens(profile, session.id(), session.generation()));
            }
            store.end(session.id(), session.profile());
            return Optional.empty();
        }
    }

    /** Last used first. */
    Page<Session> of(String profile, @Nullable String cursor, int limit) {
        Instant now = now();
        List<String> last = Paging.parts(cursor, 2);
        List<Session> found = store.of(profile).stream()
                .filter(s -> !isOver(s, now))
                .filter(s -> last == null || isBehind(s, Paging.number(last.get(0)), last.get(1)))
                .limit(limit + 1L)
                .toList();
        return Page.of(
                found, limit, s -> Paging.cursor(Long.toString(s.rotatedAt().toEpochMilli()), s.id()));
    }

    /** All of a profile's, last used first: {@value #MOST} at most. */
    public List<Session> all(String profile) {
        Instant now = now();
        return store.of(profile).stream().filter(s -> !isOver(s, now)).toList();
    }

    private static boolean isBehind(Session session, long lastUsed, String id) {
        long used = session.rotatedAt().toEpochMilli();
        return used < lastUsed || (used == lastUsed && session.id().compareTo(id) < 0);
    }

    boolean end(String id, String profile) {
        return store.end(id, profile);
    }

    /** Signs a profile out everywhere. Access tokens that are out already serve to read, to their end, minutes later. */
    public void endAll(String profile) {
        store.endAll(profile);
    }

    void endOthers(String profile, String kept) {
        store.endOthers(profile, kept);
    }

    private Tokens tokens(Profile profile, String session, long generation) {
        return new Tokens(
                accessTokens.issue(profile, profiles.rolesOf(profile), session),
                "Bearer",
                accessTokens.lifetimeSeconds(),
                refreshTokens.of(session, generation));
    }

    private boolean isOver(Session session, Instant now) {
        return session.rotatedAt().plus(properties.sessionLifetime()).isBefore(now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
