package io.earnest.profile.revocation;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class RevocationStoreOnRealStoreTest extends RevocationStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.real();
    }
}
