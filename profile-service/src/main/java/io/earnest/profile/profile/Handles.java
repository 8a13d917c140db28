package io.earnest.profile.profile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.store.Writes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Handles, keyed by themselves: the store's primary key is what makes them unique, for ever. */
@Component
class Handles {
    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private final MongoCollection<HandleClaim> claims;
    private final ProfileStore profiles;
    private final Clock clock;

    Handles(MongoDatabase database, ProfileStore profiles, Clock clock) {
        this.claims = database.getCollection("handles", HandleClaim.class);
        this.profiles = profiles;
        this.clock = clock;
    }

    /** The id of the profile that has, or is just getting, the handle. */
    Optional<String> profileOf(String handle) {
        return Optional.ofNullable(claims.find(eq("_id", handle)).first()).map(HandleClaim::profile);
    }

    /** The ids of the profiles that have these handles, as far as there are any. */
    List<String> profilesOf(Collection<String> handles) {
        return ProfileStore.inChunks(
                        handles, some -> claims.find(in("_id", some)).into(new ArrayList<>()))
                .stream()
                .map(HandleClaim::profile)
                .toList();
    }

    /** Claims the handle for a profile that is about to be written; false where somebody has it. */
    boolean claim(String handle, String profile) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            claims.insertOne(new HandleClaim(handle, profile, now, false));
            return true;
        } catch (MongoWriteException e) {
            if (!Writes.isDuplicateKey(e)) {
                throw e;
            }
        }
        HandleClaim known = claims.find(eq("_id", handle)).first();
        return known != null && isAbandoned(known, now) && takeOver(known, profile, now);
    }

    /**
     * Makes the claim final, now that the profile is there.
     *
     * @return false where another has taken it over in the meantime: then the profile must go
     */
    boolean settle(String handle, String profile) {
        return claims.updateOne(and(eq("_id", handle), eq("profile", profile)), set("settled", true))
                        .getMatchedCount()
                == 1;
    }

    /** Makes the handle of a deleted account nobody's for ever. Repeating it changes nothing. */
    void cutLoose(String handle, String profile) {
        claims.updateOne(
                and(eq("_id", handle), eq("profile", profile)),
                combine(set("profile", HandleClaim.NOBODY), set("settled", true)));
    }

    private boolean isAbandoned(HandleClaim claim, Instant now) {
        return !claim.settled()
                && claim.claimedAt().plus(ABANDONED).isBefore(now)
                && profiles.byId(claim.profile()).isEmpty();
    }

    private boolean takeOver(HandleClaim known, String profile, Instant now) {
        return claims.updateOne(
                                and(
                                        eq("_id", known.handle()),
                                        eq("profile", known.profile()),
                                        eq("claimedAt", known.claimedAt()),
                                        eq("settled", false)),
                                combine(set("profile", profile), set("claimedAt", now)))
                        .getModifiedCount()
                == 1;
    }
}
