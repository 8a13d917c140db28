package io.earnest.gateway.standing;

import io.earnest.chassis.background.BackgroundService;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads the feed of revocations again and again, less often while nobody answers. */
@Component
class RevocationFollower extends BackgroundService {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationFollower.class);
    /** The longest pause while profile-service does not answer, in pauses. */
    private static final int MOST_PAUSES = 5;

    private final RevocationFeed feed;
    private final Duration every;

    RevocationFollower(RevocationFeed feed, @Value("${earnest.revocations.every}") Duration every) {
        super(Thread.ofVirtual().name("revocations"));
        this.feed = feed;
        this.every = every;
    }

    @Override
    protected void run() throws InterruptedException {
        int pauses = 1;
        do {
            pauses = isRead() ? 1 : Math.min(MOST_PAUSES, pauses * 2);
        } while (!isStoppedWithin(pause(pauses)));
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
    private Duration pause(int pauses) {
        long millis = every.toMillis() * pauses;
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 10 + 1));
    }
}
