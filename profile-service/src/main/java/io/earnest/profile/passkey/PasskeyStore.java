package io.earnest.profile.passkey;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.earnest.chassis.store.Writes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Component;

/** Passkeys by the id of their credential, and the challenges that were answered. */
@Component
class PasskeyStore {
    private final MongoCollection<Passkey> passkeys;
    private final MongoCollection<Answered> answered;

    /**
     * A challenge that was answered.
     *
     * @param id {@code {end of its life, in seconds}:{challenge}}
     */
    public record Answered(@BsonId String id) {}

    PasskeyStore(MongoDatabase database) {
        this.passkeys = database.getCollection("passkeys", Passkey.class);
        this.passkeys.createIndex(Indexes.ascending("profile"));
        this.answered = database.getCollection("answered_challenges", Answered.class);
    }

    Optional<Passkey> byId(String id) {
        return Optional.ofNullable(passkeys.find(eq("_id", id)).first());
    }

    /** The oldest first. */
    List<Passkey> of(String profile) {
        List<Passkey> found = passkeys.find(eq("profile", profile)).into(new ArrayList<>());
        found.sort(Comparator.comparing(Passkey::createdAt).thenComparing(Passkey::id));
        return found;
    }

    /** False where there is one with this id, whosever it is. */
    boolean insert(Passkey passkey) {
        return Writes.insertIfAbsent(passkeys, passkey);
    }

    /** Notes a signature; false where another one was noted meanwhile. */
    boolean used(Passkey before, long counter, boolean backedUp, Instant at) {
        return passkeys.updateOne(
                                and(eq("_id", before.id()), eq("counter", before.counter())),
                                combine(set("counter", counter), set("backedUp", backedUp), set("lastUsedAt", at)))
                        .getMatchedCount()
                == 1;
    }

    boolean remove(String id, String profile) {
        return passkeys.deleteOne(and(eq("_id", id), eq("profile", profile))).getDeletedCount() == 1;
    }

    void forget(String profile) {
        passkeys.deleteMany(eq("profile", profile));
    }

    /** Takes a challenge, once; those that are too old by themselves are forgotten. */
    boolean take(String challenge, Instant end, Instant now) {
        answered.deleteMany(lt("_id", seconds(now)));
        return Writes.insertIfAbsent(answered, new Answered(seconds(end) + ":" + challenge));
    }

    private static String seconds(Instant at) {
        return String.format(Locale.ROOT, "%012d", at.getEpochSecond());
    }
}
