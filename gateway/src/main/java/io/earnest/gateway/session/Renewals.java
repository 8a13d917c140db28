package io.earnest.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.earnest.chassis.Ids;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Renews each session once: a page's requests come several at a time, all with the same refresh token, which is good for
 * one use. The first asks, the others wait for its answer; those that come a little late get it too, unless the session was
 * ended meanwhile: a second tab that is late must not undo the first one's sign-out.
 */
final class Renewals {
    private static final long MAX_WAIT_SECONDS = 12;

    private final ProfileSessions sessions;
    private final JwtDecoder accessTokens;
    private final SessionEnds ends;
    /** By the token's hash, so that a dump of the memory holds no token that is still good. */
    private final Cache<String, CompletableFuture<Renewal>> renewals;
    /** Sessions that were ended here, for as long as a renewal that was under way then may be kept. */
    private final Cache<String, Boolean> ended;

    Renewals(
            ProfileSessions sessions,
            JwtDecoder accessTokens,
            SessionEnds ends,
            int kept,
            Duration keptFor,
            Ticker ticker) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.ends = ends;
        this.ended = Caffeine.newBuilder()
                .maximumSize(kept)
                .expireAfterWrite(keptFor.plusSeconds(MAX_WAIT_SECONDS))
                .ticker(ticker)
                .build();
        this.renewals = Caffeine.newBuilder()
                .maximumSize(kept)
                .expireAfterWrite(keptFor)
                .ticker(ticker)
                .build();
    }

    Renewal renew(String refreshToken, ProfileSessions.Client client) {
        String key = Ids.fingerprint(refreshToken);
        CompletableFuture<Renewal> mine = new CompletableFuture<>();
        CompletableFuture<Renewal> running = renewals.asMap().putIfAbsent(key, mine);
        if (running != null) {
            boolean late = running.isDone();
            return unlessEnded(awaited(running), late);
        }
        Renewal renewal = new Renewal.Unavailable();
        try {
            renewal = sessions.renew(refreshToken, client);
        } finally {
            if (renewal instanceof Renewal.Unavailable) {
                renewals.asMap().remove(key, mine);
            }
            mine.complete(renewal);
        }
        return unlessEnded(renewal, false);
    }

    /** Hands out no more of what is kept of a session. */
    void end(String session) {
        ended.put(session, true);
    }

    /** @param late whether the renewal was done before this request came, so that the session may have ended anywhere since */
    private Renewal unlessEnded(Renewal renewal, boolean late) {
        if (!(renewal instanceof Renewal.Renewed(Tokens tokens))) {
            return renewal;
        }
        try {
            Jwt token = accessTokens.decode(tokens.accessToken());
            String profile = token.getSubject();
            String session = token.getClaimAsString("sid");
            if (profile == null || session == null) {
                return renewal;
            }
            boolean over = ended.getIfPresent(session) != null || (late && ends.hasEnded(profile, session));
            return over ? new Renewal.Refused() : renewal;
        } catch (JwtException e) {
            // Whoever verifies the token next says what is wrong with it.
            return renewal;
        }
    }

    private static Renewal awaited(CompletableFuture<Renewal> running) {
        try {
            return running.get(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Renewal.Unavailable();
        } catch (ExecutionException | TimeoutException e) {
            return new Renewal.Unavailable();
        }
    }
}
