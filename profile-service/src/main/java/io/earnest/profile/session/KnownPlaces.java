package io.earnest.profile.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.earnest.chassis.web.ClientNetwork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * From where, and on what, an account was signed in to within the last 30 days. While strangers crowd the door, its owner has
 * a lane there: it is the account's place, not anybody's, so that no attacker gets into that lane by an account of their own.
 *
 * <p>Networks are kept by a keyed hash, so that a copy of the store tells nobody where somebody was. A device is known by a
 * signed token that it keeps itself, and that does not say whose it is.
 */
@Component
public class KnownPlaces {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration RENEWED = Duration.ofDays(1);
    private static final int MOST = 10;
    private static final int LONGEST_TOKEN = 200;

    private final MongoCollection<Place> places;
    private final DerivedMac networks;
    private final DerivedMac devices;
    private final Clock clock;

    /**
     * An account at a network.
     *
     * @param id {@code {profile}:{keyed hash of the network}}
     * @param at when it was signed in to from there, give or take a day
     */
    public record Place(@BsonId String id, Instant at) {}

    KnownPlaces(MongoDatabase database, SigningKey key, Clock clock) {
        this.places = database.getCollection("sign_in_places", Place.class);
        this.networks = new DerivedMac(key, "earnest sign-in networks 1");
        this.devices = new DerivedMac(key, "earnest sign-in devices 1");
        this.clock = clock;
    }

    /** Whether the profile was signed in to from this network, or on the device that shows this token. */
    boolean isKnown(String profile, ClientNetwork network, @Nullable String deviceToken) {
        return isOwnDevice(profile, deviceToken)
                || networks.underEachKey(name(network)).stream()
                        .map(hash -> places.find(eq("_id", id(profile, hash))).first())
                        .anyMatch(place -> place != null && isFresh(place.at));
    }

    /**
     * Keeps the network of a sign-in; of more than {@value #MOST} the one that was used least lately makes room.
     *
     * @return whether anything had to be written
     */
    boolean remember(String profile, ClientNetwork network) {
        String id = id(profile, networks.of(name(network)));
        Place known = places.find(eq("_id", id)).first();
        if (known != null && known.at.plus(RENEWED).isAfter(clock.instant())) {
            return false;
        }
        places.replaceOne(
                eq("_id", id),
                new Place(id, clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                new ReplaceOptions().upsert(true));
        List<Place> all = places.find(of(profile)).into(new ArrayList<>());
        all.sort(Comparator.comparing(Place::at).reversed());
        for (int i = 0; i < all.size(); i++) {
            if (i >= MOST || !isFresh(all.get(i).at)) {
                places.deleteOne(eq("_id", all.get(i).id));
            }
        }
        return true;
    }

    /** A token by which the device is known for this profile. */
    String deviceToken(String profile) {
        long now = clock.instant().getEpochSecond();
        return now + "." + devices.of(profile + "." + now);
    }

    /** Forgets all places of an account that is deleted. Repeating it changes nothing. */
    public void forget(String profile) {
        places.deleteMany(of(profile));
    }

    private boolean isOwnDevice(String profile, @Nullable String token) {
        if (token == null || token.length() > LONGEST_TOKEN) {
            return false;
        }
        String[] parts = token.split("\\.", -1);
        return parts.length == 2
                && parts[0].matches("[0-9]{1,12}")
                && devices.isOf(profile + "." + parts[0], parts[1])
                && isFresh(Instant.ofEpochSecond(Long.parseLong(parts[0])));
    }

    private boolean isFresh(Instant at) {
        return at.plus(KEPT).isAfter(clock.instant());
    }

    private static String name(ClientNetwork network) {
        return network.prefixes().getFirst().name();
    }

    private static String id(String profile, String hash) {
        return profile + ":" + hash;
    }

    /** All ids that begin with the profile: {@code ;} comes right behind {@code :}. */
    private static Bson of(String profile) {
        return and(gt("_id", profile + ":"), lt("_id", profile + ";"));
    }
}
