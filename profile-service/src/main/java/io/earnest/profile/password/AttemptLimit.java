package io.earnest.profile.password;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Wait;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.chassis.web.ClientNetwork.Prefix;
import io.earnest.profile.network.ClientNetworks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Bounds guessing: failed attempts are counted per handle and network (so that nobody can lock another out from
 * elsewhere) and per network, of an IPv6 address in the /64, the /56 and the /48 together. Counted before the password is
 * looked at, so that many at once gain nothing; an attempt that is refused is none. Each process counts for itself: what is
 * at stake is a factor, not a promise.
 */
@Component
public class AttemptLimit {
    private static final int MOST_COUNTERS = 200_000;

    private final Cache<String, Window> windows;
    private final PasswordProperties properties;
    private final ClientNetwork.Widening widening;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();

    AttemptLimit(PasswordProperties properties, ClientNetworks networks, Clock clock) {
        this.properties = properties;
        this.widening = networks.widening();
        this.clock = clock;
        this.windows = Caffeine.newBuilder()
                .maximumSize(MOST_COUNTERS)
                .expireAfterWrite(properties.attemptsWindow())
                .build();
    }

    /** Failures since the first of them; all end together. */
    private record Window(Instant ends, int failures) {}

    private record Counter(String key, long most) {}

    /** Takes an attempt; 429 {@code too-many-attempts}, with the time until the next one, where there were too many. */
    public void begin(String handle, ClientNetwork network) {
        lock.lock();
        try {
            Instant now = clock.instant();
            List<Counter> counters = counters(handle, network);
            Optional<Instant> free = counters.stream()
                    .filter(counter -> window(counter.key, now).failures >= counter.most)
                    .map(counter -> window(counter.key, now).ends)
                    .max(Comparator.naturalOrder());
            if (free.isPresent()) {
                throw locked(Duration.between(now, free.get())).exception();
            }
            counters.forEach(counter -> add(counter.key, 1, now));
        } finally {
            lock.unlock();
        }
    }

    /** The attempt was no failure: what was counted for this handle here is forgotten. */
    public void succeeded(String handle, ClientNetwork network) {
        lock.lock();
        try {
            network.prefixes().forEach(prefix -> windows.invalidate(pair(handle, prefix)));
            if (!network.loopback()) {
                network.prefixes().forEach(prefix -> add(prefix.name(), -1, clock.instant()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** The attempt came to no answer (no turn to hash): it does not count. */
    public void undecided(String handle, ClientNetwork network) {
        lock.lock();
        try {
            counters(handle, network).forEach(counter -> add(counter.key, -1, clock.instant()));
        } finally {
            lock.unlock();
        }
    }

    private List<Counter> counters(String handle, ClientNetwork network) {
        List<Counter> counters = new ArrayList<>();
        for (Prefix prefix : network.prefixes()) {
            counters.add(new Counter(pair(handle, prefix), widening.of(prefix, properties.attempts())));
            if (!network.loopback()) {
                counters.add(new Counter(prefix.name(), widening.of(prefix, properties.attemptsPerNetwork())));
            }
        }
        return counters;
    }

    private Window window(String key, Instant now) {
        Window window = windows.getIfPresent(key);
        return window != null && window.ends.isAfter(now)
                ? window
                : new Window(now.plus(properties.attemptsWindow()), 0);
    }

    private void add(String key, int failures, Instant now) {
        Window window = window(key, now);
        windows.put(key, new Window(window.ends, Math.max(0, window.failures + failures)));
    }

    private static Problem locked(Duration wait) {
        return Problem.of("too-many-attempts", 429, "Too many attempts")
                .detail("Too many attempts from your network have failed. The next one is taken in "
                        + Wait.inWords(wait) + "; until then the right password is refused too.")
                .with("retryAfterSeconds", Wait.seconds(wait));
    }

    private static String pair(String handle, Prefix prefix) {
        return handle + "@" + prefix.name();
    }
}
