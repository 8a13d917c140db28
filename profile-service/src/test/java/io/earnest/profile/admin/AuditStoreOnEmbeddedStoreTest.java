package io.earnest.profile.admin;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class AuditStoreOnEmbeddedStoreTest extends AuditStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.embedded();
    }
}
