package io.earnest.profile.password;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.earnest.chassis.problem.Problem;
import io.earnest.profile.network.ClientNetwork;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Bounds guessing: failed attempts are counted per handle and network (so that nobody can lock another out from
 * elsewhere) and per network. Counted before the password is looked at, so that many at once gain nothing. Each process
 * counts for itself: what is at stake is a factor, not a promise.
 */
@Component
public class AttemptLimit {
    private static final int MOST_COUNTERS = 200_000;

    private final Cache<String, AtomicInteger> failures;
    private final PasswordProperties properties;

    AttemptLimit(PasswordProperties properties) {
        this.properties = properties;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST_COUNTERS)
                .expireAfter(Expiry.<String, AtomicInteger>creating((key, count) -> properties.attemptsWindow()))
                .build();
    }

    /** Takes an attempt; 429 {@code too-many-attempts} where there were too many. */
    public void begin(String handle, ClientNetwork network) {
        int ofHandle = count(pair(handle, network)).incrementAndGet();
        int ofNetwork = network.loopback() ? 0 : count(network.name()).incrementAndGet();
        if (ofHandle > properties.attempts() || ofNetwork > properties.attemptsPerNetwork()) {
            throw tooMany(retrySeconds()).exception();
        }
    }

    /** The attempt was no failure: what was counted for this handle here is forgotten. */
    public void succeeded(String handle, ClientNetwork network) {
        failures.invalidate(pair(handle, network));
        if (!network.loopback()) {
            count(network.name()).decrementAndGet();
        }
    }

    /** The attempt came to no answer (no turn to hash): it does not count. */
    public void undecided(String handle, ClientNetwork network) {
        count(pair(handle, network)).decrementAndGet();
        if (!network.loopback()) {
            count(network.name()).decrementAndGet();
        }
    }

    static Problem tooMany(long retrySeconds) {
        return Problem.of("too-many-attempts", 429, "Too many attempts")
                .detail("Wait a little before the next attempt.")
                .with("retryAfterSeconds", retrySeconds);
    }

    private AtomicInteger count(String key) {
        return failures.get(key, k -> new AtomicInteger());
    }

    private long retrySeconds() {
        return Math.min(
                Duration.ofMinutes(1).toSeconds(), properties.attemptsWindow().toSeconds());
    }

    private static String pair(String handle, ClientNetwork network) {
        return handle + "@" + network.name();
    }
}
