package io.earnest.profile.factor;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.earnest.profile.factor.Factors.Totp;
import java.time.Instant;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Factors, one document for each account. Whatever counts once is taken by a condition of its write. */
@Component
class FactorStore {
    private final MongoCollection<Factors> factors;

    FactorStore(MongoDatabase database) {
        this.factors = database.getCollection("sign_in_factors", Factors.class);
    }

    Factors of(String profile) {
        Factors found = factors.find(eq("_id", profile)).first();
        return found == null ? Factors.none(profile) : found;
    }

    void setCodes(String profile, List<String> hashes, Instant at) {
        put(profile, combine(set("codes", hashes), set("codesAt", at)));
    }

    /** Uses a recovery code up; false where it is none, or another request was faster. */
    boolean takeCode(String profile, String hash) {
        return factors.updateOne(and(eq("_id", profile), eq("codes", hash)), pull("codes", hash))
                        .getModifiedCount()
                == 1;
    }

    void offer(String profile, Totp offered) {
        put(profile, set("offered", offered));
    }

    /** Makes the offered secret the factor; false where another one was offered, or this one taken, meanwhile. */
    boolean confirm(String profile, Totp offered, Totp confirmed) {
        return changed(
                and(eq("_id", profile), eq("offered.secret", offered.secret())),
                combine(set("totp", confirmed), unset("offered")));
    }

    /** Replaces {@code totp} or {@code offered} as it was read; false where another request was faster. */
    boolean replace(String profile, String field, Totp before, Totp after) {
        return changed(
                and(
                        eq("_id", profile),
                        eq(field + ".secret", before.secret()),
                        eq(field + ".step", before.step()),
                        eq(field + ".tries", before.tries()),
                        eq(field + ".triesUntil", before.triesUntil())),
                set(field, after));
    }

    boolean removeTotp(String profile) {
        return changed(eq("_id", profile), combine(unset("totp"), unset("offered")));
    }

    void forget(String profile) {
        factors.deleteOne(eq("_id", profile));
    }

    private void put(String profile, Bson change) {
        factors.updateOne(eq("_id", profile), change, new UpdateOptions().upsert(true));
    }

    private boolean changed(Bson which, Bson change) {
        return factors.updateOne(which, change).getModifiedCount() == 1;
    }
}
