package io.earnest.article.reading;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class EmbeddedReadingStoreTest extends ReadingStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.embedded();
    }
}
