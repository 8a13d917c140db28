package io.earnest.profile.revocation;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.earnest.chassis.store.Writes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The feed, in the order of its numbers. A number is written only by who has found the one before it, and the store's primary
 * key gives each to one writer: whoever reads up to a number has therefore seen all below it, whatever the clocks of several
 * writers say and however long a write takes.
 */
@Component
class RevocationStore {
    /** The most that one answer holds. */
    static final int MOST = 500;
    /** What a write removes at most: more than it adds, so that the feed is as long as what is young enough. */
    private static final int MOST_REMOVED = 20;

    private final MongoCollection<Revocation> feed;
    private final MongoCollection<Revocation> majority;

    RevocationStore(MongoDatabase database) {
        this.feed = database.getCollection("revocations", Revocation.class);
        // What a failing primary takes back must not have moved anybody's cursor.
        this.majority = feed.withReadConcern(ReadConcern.MAJORITY);
    }

    /** Writes it behind the newest, and removes some that were written before the time given. */
    void append(Revocation.Kind kind, String profile, List<String> sessions, Instant at, Instant obsolete) {
        long number = Writes.retried("the revocations", () -> {
            long next = newest(feed) + 1;
            return Writes.insertIfAbsent(feed, new Revocation(next, kind, profile, sessions, at))
                    ? Optional.of(next)
                    : Optional.empty();
        });
        remove(number, obsolete);
    }

    /** Those behind the number, the lowest first, {@value #MOST} at most. */
    List<Revocation> after(long number) {
        return lowest(majority, number, MOST);
    }

    /** The highest number; 0 where nothing was ever revoked. */
    long newest() {
        return newest(majority);
    }

    private static long newest(MongoCollection<Revocation> feed) {
        Revocation newest = feed.find().sort(Sorts.descending("_id")).limit(1).first();
        return newest == null ? 0 : newest.number();
    }

    /** From the lower end on, and never the newest: the numbers would begin anew. */
    private void remove(long newest, Instant obsolete) {
        lowest(feed, 0, MOST_REMOVED).stream()
                .takeWhile(old -> old.number() < newest && old.at().isBefore(obsolete))
                .reduce((lower, higher) -> higher)
                .ifPresent(last -> feed.deleteMany(lte("_id", last.number())));
    }

    private static List<Revocation> lowest(MongoCollection<Revocation> feed, long after, int most) {
        return feed.find(gt("_id", after))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .into(new ArrayList<>());
    }
}
