package io.earnest.rewards.ledger.mongo;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class LedgerOnEmbeddedTest extends LedgerOnMongoContract {

    private final MongoDatabase database = TestStores.embedded();

    @Override
    MongoDatabase database() {
        return database;
    }
}
