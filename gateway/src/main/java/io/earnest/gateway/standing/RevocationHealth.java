package io.earnest.gateway.standing;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Unknown while the feed of revocations is not read. It is never down, nor part of readiness: a gateway that knows what it
 * knew serves better than none.
 */
@Component("revocationsHealthIndicator")
class RevocationHealth extends AbstractHealthIndicator {
    private static final Duration USUAL = Duration.ofSeconds(30);

    private final RevocationFeed feed;

    RevocationHealth(RevocationFeed feed) {
        this.feed = feed;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Duration age = feed.age();
        (age.compareTo(USUAL) < 0 ? builder.up() : builder.unknown()).withDetail("ageSeconds", age.toSeconds());
    }
}
