package io.earnest.gateway.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Copies of what services have answered. A copy is served as it is while it is fresh. For some seconds after that one
 * request fetches it anew while the others go on with what there is, so that a popular page never makes a crowd; what is
 * older nobody takes for the present state without having asked. While the service is down the last copy is served,
 * marked as old; without one the failure goes to the caller.
 *
 * @param <K> what identifies an answer
 * @param <V> an immutable answer
 */
public final class Kept<K, V> {
    private static final Duration LONGEST = Duration.ofHours(6);
    /** Beyond that a copy is not served unmarked on the strength of somebody else's question. */
    private static final Duration BRIDGED = Duration.ofSeconds(5);

    private final Clock clock;
    private final Duration fresh;
    private final Cache<K, Holder<V>> copies;

    /**
     * Copies that stay fresh for the time given.
     *
     * @param fresh how long a copy is taken for the present state
     * @param mostWeight how much is kept at all, in the unit of {@code weight}
     */
    public Kept(Clock clock, Duration fresh, long mostWeight, ToIntFunction<V> weight) {
        this.clock = clock;
        this.fresh = fresh;
        this.copies = Caffeine.newBuilder()
                .maximumWeight(mostWeight)
                .weigher((K key, Holder<V> holder) -> weight.applyAsInt(holder.value()))
                .expireAfterWrite(LONGEST)
                .build();
    }

    /**
     * The copy, or what {@code fetch} answers.
     *
     * @throws RemoteUnavailable if the service gives no answer and there is no copy
     */
    public Copy<V> get(K key, Supplier<V> fetch) {
        Holder<V> held = copies.getIfPresent(key);
        if (held == null) {
            return fetched(key, fetch);
        }
        Instant now = clock.instant();
        boolean young = held.tried().plus(fresh).isAfter(now);
        boolean known = held.missed() || held.at().plus(BRIDGED).isAfter(now);
        boolean first = !young && held.fetching().compareAndSet(false, true);
        if (young || (known && !first)) {
            return new Copy<>(
                    held.value(), held.at(), held.missed(), held.tried().plus(fresh));
        }
        try {
            return fetched(key, fetch);
        } catch (RemoteUnavailable e) {
            // Asked again after another while, not by every request: the service has enough to do with coming back.
            Holder<V> last = newest(key, new Holder<>(held.value(), held.at(), clock.instant(), new AtomicBoolean()));
            return new Copy<>(
                    last.value(), last.at(), last.missed(), last.tried().plus(fresh));
        } catch (RemoteRefused e) {
            copies.invalidate(key);
            throw e;
        } finally {
            if (first) {
                held.fetching().set(false);
            }
        }
    }

    private Copy<V> fetched(K key, Supplier<V> fetch) {
        Instant asked = clock.instant();
        V value = fetch.get();
        newest(key, new Holder<>(value, asked, asked, new AtomicBoolean()));
        return new Copy<>(value, asked, false, asked.plus(fresh));
    }

    /** Keeps this one, unless another request had an answer to a later question meanwhile; the one that is kept. */
    private Holder<V> newest(K key, Holder<V> mine) {
        return copies.asMap().merge(key, mine, (there, late) -> there.at().isAfter(late.at()) ? there : late);
    }

    /**
     * @param at when the question was asked to which this is the answer: the service may have read it at once
     * @param tried when the service was last asked; later than {@code at} if it did not answer
     */
    private record Holder<V>(V value, Instant at, Instant tried, AtomicBoolean fetching) {
        boolean missed() {
            return tried.isAfter(at);
        }
    }

    /**
     * A service's answer.
     *
     * @param at when it was asked for; what happened later may not be in it
     * @param old whether it is served only because the service does not answer now
     * @param until up to then it is served to everybody without the service being asked
     */
    public record Copy<V>(V value, Instant at, boolean old, Instant until) {}
}
