package io.earnest.rewards.ledger.mongo;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

/** Skipped, and said so, where no real mongod is given. */
class StoreOnMongodTest extends StoreContract {

    @Override
    MongoDatabase database() {
        return TestStores.real();
    }
}
