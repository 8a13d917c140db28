package io.earnest.profile.admin;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class AuditStoreOnRealStoreTest extends AuditStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.real();
    }
}
