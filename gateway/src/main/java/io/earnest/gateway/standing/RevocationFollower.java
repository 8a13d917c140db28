package io.earnest.gateway.standing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads the feed of revocations again and again, less often while nobody answers. */
@Component
class RevocationFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationFollower.class);
    /** The longest pause while profile-service does not answer, in pauses. */
    private static final int MOST_PAUSES = 5;

    private final RevocationFeed feed;
    private final Duration every;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    RevocationFollower(RevocationFeed feed, @Value("${earnest.revocations.every}") Duration every) {
        this.feed = feed;
        this.every = every;
    }

    @Override
    public void start() {
        // A context may be stopped and started again, as Spring's test framework does.
        stopping = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("revocations").start(this::run);
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
        try {
            int pauses = 1;
            do {
                pauses = isRead() ? 1 : Math.min(MOST_PAUSES, pauses * 2);
            } while (!stopping.await(pause(pauses), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isRead() {
        try {
            return feed.catchUp();
        } catch (RuntimeException e) {
            LOG.error("revocations could not be taken in", e);
            return false;
        }
    }

    /** Up to a tenth less, so that replicas do not come all at once. */
    private long pause(int pauses) {
        long millis = every.toMillis() * pauses;
        return millis - ThreadLocalRandom.current().nextLong(millis / 10 + 1);
    }
}
