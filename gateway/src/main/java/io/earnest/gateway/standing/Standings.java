package io.earnest.gateway.standing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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

/** Asks profile-service for the standing of a profile and its session; what it says is kept for seconds. */
@Component
class Standings {
    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);
    private static final String PROVIDER = "profile-service";
    private static final Duration KEPT_FOR = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 50_000;
    /** Words of a newer profile-service that this gateway does not know are no reason to turn people away. */
    private static final List<Standing> SAID = List.of(Standing.GOOD, Standing.SUSPENDED, Standing.ENDED);

    private final StandingClient client;
    private final Remote remote;
    private final Counter unknown;
    private final Cache<Key, Standing> kept = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(KEPT_FOR)
            .build();

    Standings(StandingClient client, Remote remote, MeterRegistry meters) {
        this.client = client;
        this.remote = remote;
        this.unknown = counter(meters, Standing.UNKNOWN);
    }

    /** Counts writes whose person's standing was not good, or not told. */
    static Counter counter(MeterRegistry meters, Standing standing) {
        return Counter.builder("earnest.gateway.standing")
                .description("Writes of people whose standing was not good (refused) or not told (gone on)")
                .tag("standing", standing.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    private record Key(String profile, String session) {}

    /** The standing, at most five seconds old. */
    Standing of(Viewer viewer) {
        Key key = new Key(viewer.id(), viewer.session());
        Standing known = kept.getIfPresent(key);
        return known == null ? ask(key) : known;
    }

    /** The standing as of this moment: before everything that somebody has is handed out. */
    Standing now(Viewer viewer) {
        return ask(new Key(viewer.id(), viewer.session()));
    }

    private Standing ask(Key key) {
        Standing now = asked(key);
        if (now == Standing.UNKNOWN) {
            unknown.increment();
        } else {
            kept.put(key, now);
        }
        return now;
    }

    private Standing asked(Key key) {
        try {
            String said = remote.once(PROVIDER, () -> client.standing(key.profile, key.session))
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
