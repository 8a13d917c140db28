package io.earnest.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * Buckets of tokens, one for each kind of request and subject, which fill up in a minute. Bounded: whoever has not been
 * seen for two minutes has a full bucket anyway.
 */
final class Rates {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Cache<Subject, Bucket> buckets;
    private final TimeMeter time;

    Rates(int subjectsKept, TimeMeter time) {
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(subjectsKept)
                .expireAfterAccess(PERIOD.multipliedBy(2))
                .build();
    }

    enum Kind {
        READ,
        WRITE,
        SIGN_IN,
        SIGN_UP,
        /** Of bodies, in bytes. */
        BODY
    }

    private record Subject(Kind kind, String name) {}

    /** Takes one; the answer is 0, or how many nanoseconds there is none. */
    long take(Kind kind, String subject, long perMinute) {
        return take(kind, subject, 1, perMinute);
    }

    /** Takes several, or a whole minute's where that is less; the answer is 0, or how many nanoseconds there are not so many. */
    long take(Kind kind, String subject, long tokens, long perMinute) {
        ConsumptionProbe probe = buckets.get(new Subject(kind, subject), s -> bucket(perMinute))
                .tryConsumeAndReturnRemaining(Math.min(tokens, perMinute));
        return probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
    }

    private Bucket bucket(long perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                .withCustomTimePrecision(time)
                .build();
    }
}
