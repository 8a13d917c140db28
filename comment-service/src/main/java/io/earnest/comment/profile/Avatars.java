package io.earnest.comment.profile;

import io.earnest.chassis.call.Peer;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue of avatars: profile-service's, a minute old at most while it answers. */
@Component
public class Avatars {
    private static final String PROVIDER = "profile-service";
    private static final Peer AVATARS = new Peer(PROVIDER, "avatars");
    private static final Duration FRESH = Duration.ofMinutes(1);
    /** For so long the one before serves without asking, where there was no answer. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final GlanceClient client;
    private final Remote remote;
    private final Clock clock;
    private volatile @Nullable Catalogue last;

    Avatars(GlanceClient client, Remote remote, Clock clock) {
        this.client = client;
        this.remote = remote;
        this.clock = clock;
    }

    /** An avatar and the level that opens it. */
    public record Offer(Avatar avatar, int availableFromLevel) {
        public boolean openTo(Person person) {
            return person.level() >= availableFromLevel;
        }
    }

    /**
     * All but the neutral one.
     *
     * @throws RemoteUnavailable if profile-service does not answer and never did
     */
    public List<Offer> all() {
        Catalogue known = last;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.at.plus(FRESH))) {
            return known.offers;
        }
        try {
            List<Offer> offers = remote.once(AVATARS, this::fetch);
            last = new Catalogue(offers, now);
            return offers;
        } catch (RemoteUnavailable e) {
            if (known == null) {
                throw e;
            }
            last = new Catalogue(known.offers, now.minus(FRESH).plus(PAUSE));
            return known.offers;
        }
    }

    /** The avatar of this id, the neutral one among them. */
    public Optional<Offer> find(String id) {
        return id.equals(Avatar.NEUTRAL.id())
                ? Optional.of(new Offer(Avatar.NEUTRAL, 0))
                : all().stream().filter(o -> o.avatar().id().equals(id)).findFirst();
    }

    private List<Offer> fetch() {
        List<GlanceClient.Listed> items = client.avatars().items();
        if (items == null) {
            throw new RemoteUnavailable(PROVIDER, "a catalogue without items");
        }
        List<Offer> offers = new ArrayList<>();
        for (GlanceClient.Listed item : items) {
            String id = item.id();
            String name = item.name();
            String imageUrl = item.imageUrl();
            if (id == null || name == null || imageUrl == null) {
                throw new RemoteUnavailable(PROVIDER, "an avatar without id, name or picture");
            }
            offers.add(new Offer(new Avatar(id, name, imageUrl), item.availableFromLevel()));
        }
        return List.copyOf(offers);
    }

    private record Catalogue(List<Offer> offers, Instant at) {}
}
