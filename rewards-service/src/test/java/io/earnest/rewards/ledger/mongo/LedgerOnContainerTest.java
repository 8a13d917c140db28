package io.earnest.rewards.ledger.mongo;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

/** Skipped, and said so, where no Docker daemon answers. */
class LedgerOnContainerTest extends LedgerOnMongoContract {

    private final MongoDatabase database = TestStores.container();

    @Override
    MongoDatabase database() {
        return database;
    }
}
