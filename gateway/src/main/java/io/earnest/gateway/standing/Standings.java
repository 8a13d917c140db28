package io.earnest.gateway.standing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteRefused;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.token.Viewer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The standing of a profile and its session: what profile-service has told by its feed, and beside that what it answers when
 * it is asked. A good answer is kept for seconds. A bad one outlives an outage of profile-service, for as long as the token
 * may live: nobody's standing gets better because nobody can say it.
 */
@Component
class Standings {
    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);
    private static final Peer STANDING = new Peer("profile-service", "standing");
    private static final Duration KEPT_FOR = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 50_000;
    /** Words of a newer profile-service that this gateway does not know are no reason to turn people away. */
    private static final List<Standing> SAID = List.of(Standing.GOOD, Standing.SUSPENDED, Standing.ENDED);

    private final StandingClient client;
    private final Remote remote;
    private final RevocationFeed feed;
    private final Counter unknown;
    private final Cache<Key, Standing> kept = cache(KEPT_FOR);
    private final Cache<Key, Standing> refused = cache(Revoked.KEPT_FOR);

    Standings(StandingClient client, Remote remote, RevocationFeed feed, MeterRegistry meters) {
        this.client = client;
        this.remote = remote;
        this.feed = feed;
        this.unknown = counter(meters, Standing.UNKNOWN);
    }

    private static Cache<Key, Standing> cache(Duration keptFor) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(keptFor)
                .build();
    }

    /** Counts requests of people whose standing was not good, and writes of those whose standing was not told. */
    static Counter counter(MeterRegistry meters, Standing standing) {
        return Counter.builder("earnest.gateway.standing")
                .description(
                        "Requests of people whose standing was not good (refused), writes where it was not told (gone on)")
                .tag("standing", standing.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    private record Key(String profile, String session) {
        static Key of(Viewer viewer) {
            return new Key(viewer.id(), viewer.session());
        }
    }

    /** What is known of it without asking, which is enough for reads: bad, or nothing ({@link Standing#GOOD}). */
    Standing known(Viewer viewer) {
        Standing told = feed.of(viewer);
        if (told == Standing.ENDED) {
            return told;
        }
        // An end is final; a suspension may have ended since.
        return refused.getIfPresent(Key.of(viewer)) == Standing.ENDED ? Standing.ENDED : told;
    }

    /** The standing, at most five seconds old; of somebody who was revoked, without asking. */
    Standing of(Viewer viewer) {
        Standing known = known(viewer);
        if (known == Standing.ENDED || (known == Standing.SUSPENDED && feed.isCurrent())) {
            return known;
        }
        Standing answered = kept.getIfPresent(Key.of(viewer));
        return answered == null ? ask(viewer, known) : answered;
    }

    /** The standing as of this moment: before everything that somebody has is handed out. */
    Standing now(Viewer viewer) {
        Standing known = known(viewer);
        return known == Standing.ENDED ? known : ask(viewer, known);
    }

    /** Makes the next write ask again: the viewer's session may just have ended. What was said against them stays. */
    void forget(Viewer viewer) {
        kept.invalidate(Key.of(viewer));
    }

    private Standing ask(Viewer viewer, Standing known) {
        Key key = Key.of(viewer);
        Standing now = asked(key);
        if (now == Standing.UNKNOWN) {
            return viewer.has(Viewer.SUSPENDED) ? Standing.SUSPENDED : unasked(key, known);
        }
        kept.put(key, now);
        if (now == Standing.GOOD) {
            refused.invalidate(key);
        } else {
            refused.put(key, now);
        }
        return now;
    }

    /** Without an answer what was last said against somebody holds. */
    private Standing unasked(Key key, Standing known) {
        Standing last = known == Standing.GOOD ? refused.getIfPresent(key) : known;
        if (last != null) {
            return last;
        }
        unknown.increment();
        return Standing.UNKNOWN;
    }

    private Standing asked(Key key) {
        try {
            String said = remote.once(STANDING, () -> client.standing(key.profile, key.session))
                    .standing();
            return SAID.stream()
                    .filter(standing -> standing.name().equals(said))
                    .findFirst()
                    .orElse(Standing.UNKNOWN);
        } catch (RemoteUnavailable e) {
            return Standing.UNKNOWN;
        } catch (RemoteRefused e) {
            LOG.error("profile-service tells no standing: {}", e.getMessage());
            return Standing.UNKNOWN;
        }
    }
}
