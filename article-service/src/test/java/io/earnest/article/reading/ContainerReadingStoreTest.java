package io.earnest.article.reading;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class ContainerReadingStoreTest extends ReadingStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.container();
    }
}
