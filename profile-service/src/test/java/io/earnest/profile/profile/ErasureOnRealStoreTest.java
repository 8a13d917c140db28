package io.earnest.profile.profile;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class ErasureOnRealStoreTest extends ErasureContract {
    @Override
    MongoDatabase database() {
        return TestStores.real();
    }
}
