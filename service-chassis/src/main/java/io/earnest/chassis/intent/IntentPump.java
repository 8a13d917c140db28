package io.earnest.chassis.intent;

import io.earnest.chassis.background.BackgroundService;
import io.earnest.chassis.call.RemoteUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up the intents that a crash or an outage left behind, a few at a time. Any number of processes may run one: a
 * claim keeps them apart, and each step is idempotent all the same.
 */
public final class IntentPump extends BackgroundService {
    private static final Logger LOG = LoggerFactory.getLogger(IntentPump.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 8;

    private final List<IntentQueue> queues;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final Map<String, Double> ageSeconds = new ConcurrentHashMap<>();
    private final Map<String, Instant> countedAt = new ConcurrentHashMap<>();

    public IntentPump(List<IntentQueue> queues, Clock clock, MeterRegistry meters) {
        super(Thread.ofVirtual().name("intent-pump"));
        this.queues = List.copyOf(queues);
        this.clock = clock;
        this.meters = meters;
        for (IntentQueue queue : queues) {
            waiting.put(queue.name(), 0L);
            ageSeconds.put(queue.name(), 0.0);
            Tags tags = Tags.of("queue", queue.name());
            Gauge.builder("earnest.intents.waiting", waiting, w -> w.getOrDefault(queue.name(), 0L))
                    .description("Intents in the store, at most 10,000 counted; counted every few seconds")
                    .tags(tags)
                    .register(meters);
            Gauge.builder("earnest.intents.age", ageSeconds, a -> a.getOrDefault(queue.name(), 0.0))
                    .description("How long ago the oldest intent was accepted; 0 where there is none")
                    .baseUnit("seconds")
                    .tags(tags)
                    .register(meters);
            for (Taken taken : Taken.values()) {
                counter(queue, taken);
            }
        }
    }

    @Override
    protected void run() throws InterruptedException {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            boolean more;
            do {
                more = false;
                for (IntentQueue queue : queues) {
                    more |= round(queue, workers);
                }
            } while (!isStoppedWithin(more ? Duration.ZERO : PAUSE));
        }
    }

    /**
     * Claims no more than can be begun at once: a claim that waited for a place might end before the work does. Whether
     * there may be more to claim.
     */
    private boolean round(IntentQueue queue, ExecutorService workers) throws InterruptedException {
        places.acquire();
        int free = 1 + places.drainPermits();
        List<String> ids = List.of();
        try {
            ids = queue.claimDue(free);
            count(queue);
        } catch (RuntimeException e) {
            LOG.warn("intents of {} can't be read now: {}", queue.name(), e.toString());
        } finally {
            places.release(free - ids.size());
        }
        for (String id : ids) {
            workers.execute(() -> {
                try {
                    completeOne(queue, id);
                } finally {
                    places.release();
                }
            });
        }
        return ids.size() == free;
    }

    private void completeOne(IntentQueue queue, String id) {
        try {
            queue.complete(id);
            counter(queue, Taken.COMPLETED).increment();
        } catch (RuntimeException e) {
            if (e instanceof RemoteUnavailable) {
                counter(queue, Taken.UNAVAILABLE).increment();
                LOG.info("{} {} waits: {}", queue.name(), id, e.getMessage());
            } else {
                counter(queue, Taken.FAILED).increment();
                LOG.warn("{} {} could not be completed, comes again", queue.name(), id, e);
            }
            postpone(queue, id);
        }
    }

    private Counter counter(IntentQueue queue, Taken taken) {
        return Counter.builder("earnest.intents.attempts")
                .description("Intents that the pump took up, by how that ended")
                .tag("queue", queue.name())
                .tag("outcome", taken.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    /** How an attempt of the pump ended. */
    private enum Taken {
        COMPLETED,
        /** A peer did not answer; it comes again. */
        UNAVAILABLE,
        /** Anything else: the store, or a defect; it comes again. */
        FAILED
    }

    private void postpone(IntentQueue queue, String id) {
        long millis = ThreadLocalRandom.current().nextLong(1_000, MAX_BACK_OFF.toMillis());
        try {
            queue.postpone(id, Duration.ofMillis(millis));
        } catch (RuntimeException e) {
            LOG.warn("{} {} stays claimed until its claim ends: {}", queue.name(), id, e.toString());
        }
    }

    /** Counting reads the index, so it is done every few seconds only. */
    private void count(IntentQueue queue) {
        Instant now = clock.instant();
        if (now.isBefore(countedAt.getOrDefault(queue.name(), Instant.EPOCH).plus(COUNT_EVERY))) {
            return;
        }
        countedAt.put(queue.name(), now);
        waiting.put(queue.name(), queue.waiting());
        Instant accepted = queue.oldestAccepted();
        ageSeconds.put(
                queue.name(),
                accepted == null ? 0.0 : Duration.between(accepted, now).toMillis() / 1000.0);
    }
}
