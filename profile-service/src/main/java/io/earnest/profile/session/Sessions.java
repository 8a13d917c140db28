package io.earnest.profile.session;

import io.earnest.chassis.Ids;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import io.earnest.profile.revocation.Revocations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens, refreshes and ends sessions. */
@Component
public class Sessions {
    /** The most sessions that one profile has; the one that was used least recently makes room. */
    private static final int MOST = 20;

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final SessionStore store;
    private final Profiles profiles;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final Revocations revocations;
    private final TokensProperties properties;
    private final Clock clock;

    Sessions(
            SessionStore store,
            Profiles profiles,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            Revocations revocations,
            TokensProperties properties,
            Clock clock) {
        this.store = store;
        this.profiles = profiles;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.revocations = revocations;
        this.properties = properties;
        this.clock = clock;
    }

    /** What a client signs its calls with, and gets the next of. */
    public record Tokens(String accessToken, String tokenType, long expiresIn, String refreshToken) {
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
        end(
                profile.id(),
                IntStream.range(0, all.size())
                        .filter(i -> i >= MOST || isOver(all.get(i), now))
                        .mapToObj(i -> all.get(i).id())
                        .toList());
        return Optional.of(tokens(profile, session.id(), 1));
    }

    private boolean isStill(Profile checked) {
        return profiles.byId(checked.id())
                .filter(now -> !now.deleted() && now.suspended() == checked.suspended())
                .filter(now -> Objects.equals(now.passwordHash(), checked.passwordHash()))
                .isPresent();
    }

    /** Whether the profile has such a session, and it has not ended. */
    boolean isLive(String session, String profile) {
        return store.byId(session)
                .filter(found -> found.profile().equals(profile) && !isOver(found, now()))
                .isPresent();
    }

    /** Whether somebody signed in by this session a moment ago: that says as much as a password does. */
    boolean isFresh(String session, String profile) {
        return store.byId(session)
                .filter(found -> found.profile().equals(profile)
                        && found.createdAt().plus(FRESH).isAfter(now()))
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
                    profiles.byId(session.profile()).filter(p -> !p.deleted()).orElse(null);
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
            end(session.profile(), List.of(session.id()));
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

    /** Ends one session; false where the profile has no such session. */
    boolean end(String id, String profile) {
        if (store.byId(id).filter(found -> found.profile().equals(profile)).isEmpty()) {
            return false;
        }
        end(profile, List.of(id));
        return true;
    }

    /** Signs a profile out everywhere. The gateways hear of it within seconds, and refuse the access tokens that are out. */
    public void endAll(String profile) {
        end(profile, idsOf(profile));
    }

    void endOthers(String profile, String kept) {
        end(profile, idsOf(profile).stream().filter(id -> !id.equals(kept)).toList());
    }

    private List<String> idsOf(String profile) {
        return store.of(profile).stream().map(Session::id).toList();
    }

    /** Told first: a crash in between may leave a session that no gateway serves, and never one that is gone and untold. */
    private void end(String profile, List<String> ids) {
        revocations.sessionsEnd(profile, ids);
        ids.forEach(id -> store.end(id, profile));
    }

    private Tokens tokens(Profile profile, String session, long generation) {
        return new Tokens(
                accessTokens.issue(profile, rolesOf(profile), session),
                "Bearer",
                accessTokens.lifetimeSeconds(),
                refreshTokens.of(session, generation));
    }

    /** Who is suspended is so by their token, too, for whoever can't ask. */
    private List<String> rolesOf(Profile profile) {
        return profile.suspended() ? List.of(Viewer.SUSPENDED) : profiles.rolesOf(profile);
    }

    private boolean isOver(Session session, Instant now) {
        return session.rotatedAt().plus(properties.sessionLifetime()).isBefore(now)
                || session.createdAt().plus(properties.longestSession()).isBefore(now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
