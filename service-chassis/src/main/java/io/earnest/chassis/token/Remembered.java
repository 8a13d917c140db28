package io.earnest.chassis.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.earnest.chassis.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tokens said that were verified, by a hash of the whole token, until they end: a signature costs more than all else
 * that a service does with a call. Whoever asks looks himself whether a token is still good; one that was refused is never
 * kept here, so that nobody fills this with what he made up.
 *
 * @param <V> what a token said
 */
final class Remembered<V> {
    private static final int MOST = 10_000;

    private final Cache<String, Kept<V>> tokens;
    private final Clock clock;

    Remembered(Clock clock) {
        this.clock = clock;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<String, Kept<V>>creating((token, kept) -> lifeOf(kept)))
                .build();
    }

    @Nullable
    V of(String token) {
        Kept<V> kept = tokens.getIfPresent(Ids.fingerprint(token));
        return kept == null ? null : kept.value;
    }

    void put(String token, V value, Instant end) {
        tokens.put(Ids.fingerprint(token), new Kept<>(value, end));
    }

    void forget(String token) {
        tokens.invalidate(Ids.fingerprint(token));
    }

    private Duration lifeOf(Kept<V> kept) {
        Duration life = Duration.between(clock.instant(), kept.end);
        return life.isNegative() ? Duration.ZERO : life;
    }

    private record Kept<V>(V value, Instant end) {
        Kept {
            Objects.requireNonNull(value);
        }
    }
}
