package io.earnest.profile.profile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.Ids;
import io.earnest.chassis.problem.Wait;
import io.earnest.chassis.store.Writes;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.chassis.web.ClientNetwork.Prefix;
import io.earnest.chassis.web.ClientNetwork.Widening;
import io.earnest.profile.network.ClientNetworks;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Component;

/**
 * Counts sign-ups per network and UTC day, of an IPv6 address in the /64, the /56 and the /48 together; in the store, so that
 * all processes count together.
 */
@Component
class SignUpLimit {
    private final MongoCollection<Count> counts;
    private final int most;
    private final Widening widening;
    private final Clock clock;

    /** How many sign-ups a network has had. The key hides the address; days that have passed are removed. */
    public record Count(@BsonId String id, String day, int count) {}

    SignUpLimit(MongoDatabase database, SignUpProperties properties, ClientNetworks networks, Clock clock) {
        this.counts = database.getCollection("sign_ups", Count.class);
        this.most = properties.perNetworkAndDay();
        this.widening = networks.widening();
        this.clock = clock;
    }

    /** Takes one of the network's sign-ups of today; false where none is left, in it or in one around it. */
    boolean take(ClientNetwork network) {
        if (network.loopback()) {
            return true;
        }
        String day = today();
        List<Prefix> taken = new ArrayList<>();
        for (Prefix prefix : network.prefixes()) {
            if (!take(day, prefix)) {
                taken.forEach(other -> giveBack(day, other));
                return false;
            }
            taken.add(prefix);
        }
        return true;
    }

    private boolean take(String day, Prefix prefix) {
        String id = key(day, prefix);
        long limit = widening.of(prefix, most);
        return Writes.retried("the sign-ups of a network", () -> {
            Count known = counts.find(eq("_id", id)).first();
            int count = known == null ? 0 : known.count;
            if (count >= limit) {
                return Optional.of(false);
            }
            boolean taken = known == null ? first(id, day) : raise(id, count);
            return taken ? Optional.of(true) : Optional.empty();
        });
    }

    /** Gives one back that was taken just now and came to nothing; at worst, past midnight, it stays taken. */
    void giveBack(ClientNetwork network) {
        if (!network.loopback()) {
            String day = today();
            network.prefixes().forEach(prefix -> giveBack(day, prefix));
        }
    }

    /** Until the counts of today are past. */
    Duration untilTomorrow() {
        return Wait.untilTomorrow(clock.instant());
    }

    private void giveBack(String day, Prefix prefix) {
        counts.updateOne(and(eq("_id", key(day, prefix)), gt("count", 0)), inc("count", -1));
    }

    private String today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    }

    private static String key(String day, Prefix prefix) {
        return day + ":" + Ids.derived("network", day, prefix.name());
    }

    private boolean raise(String id, int count) {
        return counts.updateOne(and(eq("_id", id), eq("count", count)), set("count", count + 1))
                        .getModifiedCount()
                == 1;
    }

    private boolean first(String id, String day) {
        try {
            counts.insertOne(new Count(id, day, 1));
            // Keys begin with their day.
            counts.deleteMany(lt("_id", day));
            return true;
        } catch (MongoWriteException e) {
            if (Writes.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }
}
