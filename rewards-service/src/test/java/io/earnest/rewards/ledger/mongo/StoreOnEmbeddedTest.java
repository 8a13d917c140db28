package io.earnest.rewards.ledger.mongo;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class StoreOnEmbeddedTest extends StoreContract {

    @Override
    MongoDatabase database() {
        return TestStores.embedded();
    }
}
