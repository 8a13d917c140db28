package io.earnest.chassis.intent;

import io.earnest.chassis.call.RemoteUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes up the intents that a crash or an outage left behind, a few at a time. Any number of processes may run one: a
 * claim keeps them apart, and each step is idempotent all the same.
 */
public final class IntentPump implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(IntentPump.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 8;
    private static final int BATCH = 64;

    private final List<IntentQueue> queues;
    private final Clock clock;
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final Map<String, Double> ageSeconds = new ConcurrentHashMap<>();
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private final Map<String, Instant> countedAt = new ConcurrentHashMap<>();

    public IntentPump(List<IntentQueue> queues, Clock clock, MeterRegistry meters) {
        this.queues = List.copyOf(queues);
        this.clock = clock;
        for (IntentQueue queue : queues) {
            waiting.put(queue.name(), 0L);
            ageSeconds.put(queue.name(), 0.0);
            Tags tags = Tags.of("queue", queue.name());
            meters.gauge("earnest.intents.waiting", tags, waiting, w -> w.getOrDefault(queue.name(), 0L));
            meters.gauge("earnest.intents.age.seconds", tags, ageSeconds, a -> a.getOrDefault(queue.name(), 0.0));
        }
    }

    @Override
    public void start() {
        // A context may be stopped and started again, as Spring's test framework does.
        stopping = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("intent-pump").start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    private void run() {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Semaphore places = new Semaphore(AT_ONCE);
            do {
                for (IntentQueue queue : queues) {
                    round(queue, workers, places);
                }
            } while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(IntentQueue queue, ExecutorService workers, Semaphore places) throws InterruptedException {
        try {
            List<String> ids = queue.claimDue(BATCH);
            for (String id : ids) {
                places.acquire();
                workers.execute(() -> {
                    try {
                        completeOne(queue, id);
                    } finally {
                        places.release();
                    }
                });
            }
            count(queue);
        } catch (RuntimeException e) {
            LOG.warn("intents of {} can't be read now: {}", queue.name(), e.toString());
        }
    }

    private void completeOne(IntentQueue queue, String id) {
        try {
            queue.complete(id);
        } catch (RuntimeException e) {
            if (e instanceof RemoteUnavailable) {
                LOG.info("{} {} waits: {}", queue.name(), id, e.getMessage());
            } else {
                LOG.warn("{} {} could not be completed, comes again", queue.name(), id, e);
            }
            postpone(queue, id);
        }
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
        Instant due = queue.oldestDue();
        ageSeconds.put(
                queue.name(), due == null ? 0.0 : Duration.between(due, now).toMillis() / 1000.0);
    }
}
