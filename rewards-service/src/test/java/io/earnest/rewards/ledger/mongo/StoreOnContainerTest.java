package io.earnest.rewards.ledger.mongo;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

/** Skipped, and said so, where no Docker daemon answers. */
class StoreOnContainerTest extends StoreContract {

    @Override
    MongoDatabase database() {
        return TestStores.container();
    }
}
