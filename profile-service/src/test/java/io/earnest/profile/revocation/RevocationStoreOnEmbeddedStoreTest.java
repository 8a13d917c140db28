package io.earnest.profile.revocation;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class RevocationStoreOnEmbeddedStoreTest extends RevocationStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.embedded();
    }
}
