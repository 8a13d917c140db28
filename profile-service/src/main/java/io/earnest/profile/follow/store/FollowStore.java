package io.earnest.profile.follow.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import io.earnest.chassis.store.Writes;
import io.earnest.profile.follow.store.Follows.Kind;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Follows by who follows. Each change is one write, on the condition that nobody came between. */
@Component
public class FollowStore {
    private final MongoCollection<Follows> follows;
    private final Clock clock;

    public FollowStore(MongoDatabase database, Clock clock) {
        this.follows = database.getCollection("follows", Follows.class);
        this.clock = clock;
    }

    /** All that the profile follows. */
    public Follows of(String profile) {
        return Optional.ofNullable(follows.find(eq("_id", profile)).first()).orElseGet(() -> Follows.none(profile));
    }

    /** Whether the profile follows the author. */
    public boolean isFollowing(String profile, String author) {
        return follows.find(and(eq("_id", profile), eq("authors.name", author)))
                        .projection(Projections.include("version"))
                        .map(Follows::profile)
                        .first()
                != null;
    }

    /** Adds one; true also where it is there already, false where the list is full. */
    public boolean add(String profile, Kind kind, String name) {
        return Writes.retried("follows of " + profile, () -> {
            Follows seen = of(profile);
            if (seen.has(kind, name)) {
                return Optional.of(true);
            }
            Optional<Follows> next = seen.with(kind, name, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (next.isEmpty()) {
                return Optional.of(false);
            }
            return write(seen, next.get()) ? Optional.of(true) : Optional.empty();
        });
    }

    /** Takes away those of the names that are there. */
    public void remove(String profile, Kind kind, Set<String> names) {
        Writes.retried("follows of " + profile, () -> {
            Follows seen = of(profile);
            boolean done =
                    names.stream().noneMatch(name -> seen.has(kind, name)) || write(seen, seen.without(kind, names));
            return done ? Optional.of(true) : Optional.empty();
        });
    }

    /** All of it, with the account. */
    public void forget(String profile) {
        follows.deleteOne(eq("_id", profile));
    }

    private boolean write(Follows seen, Follows next) {
        return seen.version() == 0
                ? Writes.insertIfAbsent(follows, next)
                : follows.replaceOne(and(eq("_id", seen.profile()), eq("version", seen.version())), next)
                                .getModifiedCount()
                        == 1;
    }
}
