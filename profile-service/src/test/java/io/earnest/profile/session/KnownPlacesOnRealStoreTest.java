package io.earnest.profile.session;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class KnownPlacesOnRealStoreTest extends KnownPlacesContract {
    @Override
    MongoDatabase database() {
        return TestStores.real();
    }
}
