package io.earnest.article.reading;

import com.mongodb.client.MongoDatabase;
import io.earnest.article.rewards.BookedStore;
import org.springframework.stereotype.Component;

/** Verified readings by article and reader. */
@Component
class VerifiedStore extends BookedStore<Verified> {
    VerifiedStore(MongoDatabase database) {
        super(database.getCollection("verified-readings", Verified.class));
    }
}
