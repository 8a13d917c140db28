package io.earnest.profile.session;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class KnownPlacesOnEmbeddedStoreTest extends KnownPlacesContract {
    @Override
    MongoDatabase database() {
        return TestStores.embedded();
    }
}
