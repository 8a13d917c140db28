package io.earnest.profile.revocation;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class RevocationStoreOnContainerTest extends RevocationStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.container();
    }
}
