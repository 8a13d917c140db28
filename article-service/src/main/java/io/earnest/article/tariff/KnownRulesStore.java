package io.earnest.article.tariff;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The rules that rewards-service told last, for a start while it does not answer. */
@Component
class KnownRulesStore {
    private final MongoCollection<KnownRules> known;

    KnownRulesStore(MongoDatabase database) {
        known = database.getCollection("tariff", KnownRules.class);
    }

    Optional<ReadingRules> find() {
        return Optional.ofNullable(known.find(eq("_id", KnownRules.ID)).first()).map(KnownRules::rules);
    }

    void keep(ReadingRules rules) {
        known.replaceOne(
                eq("_id", KnownRules.ID), new KnownRules(KnownRules.ID, rules), new ReplaceOptions().upsert(true));
    }
}
