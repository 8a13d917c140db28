package io.earnest.gateway.standing;

import com.github.benmanes.caffeine.cache.Ticker;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.standing.RevocationClient.Page;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * profile-service's feed of revocations, as far as it was read. Numbers have no gaps, so that a cursor is enough: what comes
 * later stands behind it. A gateway that starts reads the feed from its beginning, which reaches as far back as tokens live.
 */
@Component
class RevocationFeed {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationFeed.class);
    private static final Peer REVOCATIONS = new Peer("profile-service", "revocations");
    /** Read a second ago, or nearly; beyond that it is not known whether a suspension has ended. */
    private static final Duration CURRENT = Duration.ofSeconds(5);

    private final RevocationClient client;
    private final Remote remote;
    private final Clock clock;
    private final Revoked revoked = new Revoked(Ticker.systemTicker());
    private volatile Instant asOf;
    private volatile boolean failing;
    private volatile long after;

    RevocationFeed(RevocationClient client, Remote remote, Clock clock, MeterRegistry meters) {
        this.client = client;
        this.remote = remote;
        this.clock = clock;
        this.asOf = clock.instant();
        Gauge.builder(
                        "earnest.gateway.revocations.age",
                        this,
                        feed -> feed.age().toMillis() / 1000.0)
                .description(
                        "For how long profile-service has not told what it revoked; since the start where it never has")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("earnest.gateway.revocations.kept", revoked, Revoked::size)
                .description("Ended sessions, suspended and deleted profiles that are refused without asking")
                .register(meters);
    }

    /** What is known without asking: nothing ({@link Standing#GOOD}), or what was revoked within the life of a token. */
    Standing of(Viewer viewer) {
        return revoked.of(viewer);
    }

    /** For how long the feed has not been read to its end. */
    Duration age() {
        return Duration.between(asOf, clock.instant());
    }

    /** Whether what is known is what profile-service knows, but for seconds. */
    boolean isCurrent() {
        return age().compareTo(CURRENT) < 0;
    }

    /** Reads the feed to its end; false where profile-service does not tell it now. For one thread. */
    boolean catchUp() {
        try {
            Instant began = clock.instant();
            boolean more = true;
            while (more) {
                more = readOn();
            }
            asOf = began;
            failing = false;
            return true;
        } catch (RemoteUnavailable | RemoteRefused e) {
            if (!failing) {
                LOG.warn("revocations are not told, those known serve: {}", e.getMessage());
            }
            failing = true;
            return false;
        }
    }

    /** Reads a part; whether there may be more behind it. */
    private boolean readOn() {
        Page page = page(after);
        page.items().forEach(revoked::take);
        boolean anew = page.next() < after;
        after = anew ? 0 : page.next();
        return anew || !page.items().isEmpty();
    }

    /** A part of the feed, as it comes. */
    Page page(long after) {
        Page page = remote.once(REVOCATIONS, () -> client.after(after));
        if (page.items() == null
                || page.items().stream()
                        .anyMatch(r -> r.kind() == null || r.profile() == null || r.sessions() == null)) {
            throw new RemoteUnavailable(REVOCATIONS.provider(), "a feed of revocations that lacks something");
        }
        return page;
    }
}
