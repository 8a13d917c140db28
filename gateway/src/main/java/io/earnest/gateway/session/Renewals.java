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

/**
 * Renews each session once: a page's requests come several at a time, all with the same refresh token, which is good for
 * one use. The first asks, the others wait for its answer; those that come a little late get it too.
 */
final class Renewals {
    private static final long MAX_WAIT_SECONDS = 12;

    private final ProfileSessions sessions;
    /** By the token's hash, so that a dump of the memory holds no token that is still good. */
    private final Cache<String, CompletableFuture<Renewal>> renewals;

    Renewals(ProfileSessions sessions, int kept, Duration keptFor, Ticker ticker) {
        this.sessions = sessions;
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
            return awaited(running);
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
        return renewal;
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
