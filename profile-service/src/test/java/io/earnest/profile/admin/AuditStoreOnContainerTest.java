package io.earnest.profile.admin;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class AuditStoreOnContainerTest extends AuditStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.container();
    }
}
