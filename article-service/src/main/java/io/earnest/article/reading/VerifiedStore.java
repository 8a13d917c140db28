package io.earnest.article.reading;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoDatabase;
import io.earnest.article.rewards.BookedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verified readings by article and reader. */
@Component
class VerifiedStore extends BookedStore<Verified> {
    /** Stores that stand in for MongoDB look through a long {@code $in} again and again. */
    private static final int MOST_IDS = 16;

    VerifiedStore(MongoDatabase database) {
        super(database.getCollection("verified-readings", Verified.class));
        collection().createIndex(compoundIndex(ascending("reader"), descending("verifiedAt")));
    }

    /** A reader's readings, the last first. No two of them are of one moment: one reads one article at a time. */
    List<Verified> before(String reader, @Nullable Instant at, int limit) {
        Bson mine = eq("reader", reader);
        return collection()
                .find(at == null ? mine : and(mine, lt("verifiedAt", at)))
                .sort(descending("verifiedAt"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Those of the articles that the reader has read. */
    Set<String> among(String reader, List<String> articles) {
        Set<String> found = new HashSet<>();
        for (int from = 0; from < articles.size(); from += MOST_IDS) {
            List<String> ids = articles.subList(from, Math.min(articles.size(), from + MOST_IDS)).stream()
                    .map(article -> Verified.id(article, reader))
                    .toList();
            collection().find(in("_id", ids)).map(Verified::article).into(found);
        }
        return found;
    }
}
