package io.earnest.profile.profile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.earnest.chassis.store.Writes;
import io.earnest.profile.level.Levels;
import io.earnest.profile.rewards.Settlement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Profiles by id. Each write is one document, and each is either absolute or yields to a newer one, so that repeating it
 * does no harm.
 */
@Component
public class ProfileStore {
    static final String COLLECTION = "profiles";

    /** The most that one {@code $in} takes on every store that this runs on. */
    private static final int MOST_AT_ONCE = 16;

    private final MongoCollection<Profile> profiles;

    ProfileStore(MongoDatabase database) {
        this.profiles = database.getCollection(COLLECTION, Profile.class);
        this.profiles.createIndex(Indexes.ascending("xp"));
    }

    public Optional<Profile> byId(String id) {
        return Optional.ofNullable(profiles.find(eq("_id", id)).first());
    }

    /** Those of the ids that there are, in no particular order. */
    public List<Profile> byIds(Collection<String> ids) {
        return inChunks(ids, some -> profiles.find(in("_id", some)).into(new ArrayList<>()));
    }

    /** Looks up many keys, a few at a time. */
    static <T> List<T> inChunks(Collection<String> keys, Function<List<String>, List<T>> lookUp) {
        List<String> distinct = keys.stream().distinct().toList();
        List<T> found = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += MOST_AT_ONCE) {
            found.addAll(lookUp.apply(distinct.subList(from, Math.min(from + MOST_AT_ONCE, distinct.size()))));
        }
        return found;
    }

    void insert(Profile profile) {
        profiles.insertOne(profile);
    }

    /**
     * Removes a profile whose handle went to another before it was ever shown. An account that was deleted meanwhile stays:
     * its claim is nobody's, not another's.
     */
    void remove(String id) {
        profiles.deleteOne(and(living(id), exists("intent")));
    }

    /** Sets how the starter grant ended and ends the intent. */
    void settleStarter(String id, Settlement starter) {
        profiles.updateOne(and(eq("_id", id), exists("intent")), combine(set("starter", starter), unset("intent")));
    }

    /** Sets what is given, unless the account was deleted meanwhile. */
    void edit(String id, @Nullable String displayName, @Nullable String bio, @Nullable String avatarId) {
        List<Bson> changes = new ArrayList<>();
        if (displayName != null) {
            changes.add(set("displayName", displayName));
        }
        if (bio != null) {
            changes.add(set("bio", bio));
        }
        if (avatarId != null) {
            changes.add(set("avatarId", avatarId));
        }
        if (!changes.isEmpty()) {
            profiles.updateOne(living(id), combine(changes));
        }
    }

    /** Goes back to no avatar. */
    void removeAvatar(String id) {
        profiles.updateOne(living(id), unset("avatarId"));
    }

    /**
     * Erases what ties the account to a person. Only the handle that it had stays for a moment, so that whoever completes
     * the deletion can cut its claim loose. Repeating it changes nothing.
     */
    void erase(Profile profile) {
        profiles.updateOne(
                living(profile.id()),
                combine(
                        set("deleted", true),
                        set("formerHandle", profile.handle()),
                        set("handle", Profile.DELETED_PREFIX + profile.id()),
                        set("displayName", ""),
                        set("bio", ""),
                        set("roles", List.of()),
                        unset("avatarId"),
                        unset("passwordHash")));
    }

    /** Forgets the handle that a deleted account had. */
    void forgetFormerHandle(String id) {
        profiles.updateOne(eq("_id", id), unset("formerHandle"));
    }

    private static Bson living(String id) {
        return and(eq("_id", id), eq("deleted", false));
    }

    /** Replaces the hash unless somebody else has in the meantime. */
    public boolean changePassword(String id, String before, String after) {
        return profiles.updateOne(and(eq("_id", id), eq("passwordHash", before)), set("passwordHash", after))
                        .getModifiedCount()
                == 1;
    }

    /**
     * Raises the experience to this sum; one that is behind yields. What the day began with is kept beside it, and a level that
     * is reached by it, until {@link #toldOf}.
     *
     * @return the level that the profile's owner is to be told of
     */
    public Optional<Profile.Reached> raiseXp(String id, long xp, LocalDate today) {
        String day = today.toString();
        return Writes.retried("the experience of " + id, () -> {
            Profile before = byId(id).orElse(null);
            if (before == null || before.xp() >= xp) {
                return Optional.of(Optional.ofNullable(before == null ? null : before.reached()));
            }
            Profile.Reached reached = reached(before, xp);
            return raise(before, xp, reached, day) ? Optional.of(Optional.ofNullable(reached)) : Optional.empty();
        });
    }

    /** Its owner knows of the level. */
    public void toldOf(String id, Profile.Reached reached) {
        profiles.updateOne(and(eq("_id", id), eq("reached.level", reached.level())), unset("reached"));
    }

    private static Profile.@Nullable Reached reached(Profile before, long xp) {
        Profile.Reached untold = before.reached();
        int level = Levels.of(xp);
        return level == before.level()
                ? untold
                : new Profile.Reached(untold == null ? before.level() : untold.from(), level);
    }

    private boolean raise(Profile before, long xp, Profile.@Nullable Reached reached, String day) {
        List<Bson> changes = new ArrayList<>(List.of(set("xp", xp), set("reached", reached)));
        Profile.Midnight midnight = before.midnight();
        if (midnight == null || midnight.day().compareTo(day) < 0) {
            changes.add(set("midnight", new Profile.Midnight(day, before.xp())));
        }
        return profiles.updateOne(and(eq("_id", before.id()), eq("xp", before.xp())), combine(changes))
                        .getModifiedCount()
                == 1;
    }

    /**
     * Whether so many accounts began the day with experience within these bounds. Reads no more than it has to. An account that
     * has grown past the upper bound since does not count.
     *
     * @param below the upper bound, itself not within
     */
    boolean areThere(int count, long from, long below, LocalDate day) {
        int found = 0;
        try (MongoCursor<Profile> some = profiles.find(and(gte("xp", from), lt("xp", below), eq("deleted", false)))
                .batchSize(count)
                .cursor()) {
            while (found < count && some.hasNext()) {
                found += some.next().xpAtMidnight(day) >= from ? 1 : 0;
            }
        }
        return found == count;
    }

    /** Sets the roles (without operator) as ordered at this time, unless a later order is done already. */
    public void orderRoles(String id, List<String> roles, Instant at) {
        profiles.updateOne(and(living(id), lte("rolesAt", at)), combine(set("roles", roles), set("rolesAt", at)));
    }

    /** Suspends, or ends it, as ordered at this time, unless a later order is done already. */
    public void orderSuspension(String id, boolean suspended, Instant at) {
        profiles.updateOne(
                and(eq("_id", id), lte("suspendedAt", at)),
                combine(set("suspended", suspended), set("suspendedAt", at)));
    }
}
