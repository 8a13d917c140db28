package io.earnest.gateway.export;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.earnest.chassis.problem.Problem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** An export reads everything that somebody has: one at a time for each profile, a few an hour, and few all together. */
@Component
class ExportLimits {
    private static final int MOST_KEPT = 10_000;

    private final int perHour;
    private final Semaphore places;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    ExportLimits(ExportProperties properties) {
        this.perHour = properties.perHour();
        this.places = new Semaphore(properties.atOnce());
    }

    /** A place, until it is closed. */
    final class Place implements AutoCloseable {
        private final String profile;
        private final Bucket bucket;

        private Place(String profile, Bucket bucket) {
            this.profile = profile;
            this.bucket = bucket;
        }

        /** The export did not begin: it is none of the hour's. */
        void giveBack() {
            bucket.addTokens(1);
        }

        @Override
        public void close() {
            places.release();
            running.remove(profile);
        }
    }

    /**
     * Takes a place for an export.
     *
     * @throws io.earnest.chassis.problem.ProblemException 409 {@code in-progress}, 429 {@code too-many-requests}, or 503
     *     where too many are under way
     */
    Place take(String profile) {
        if (!running.add(profile)) {
            throw Problem.of("in-progress", 409, "In progress")
                    .detail("An export of this account is under way. Wait until it is done.")
                    .exception();
        }
        if (!places.tryAcquire()) {
            running.remove(profile);
            throw Problem.unavailable("gateway").exception();
        }
        Bucket bucket = buckets.get(profile, p -> bucket());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        Place place = new Place(profile, bucket);
        if (!probe.isConsumed()) {
            place.close();
            long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
            throw Problem.of("too-many-requests", 429, "Too many requests")
                    .detail("That was exported several times within the hour. Wait a little.")
                    .with("retryAfterSeconds", seconds)
                    .exception();
        }
        return place;
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, Duration.ofHours(1)))
                .build();
    }
}
