package io.earnest.profile.session;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class KnownPlacesOnContainerTest extends KnownPlacesContract {
    @Override
    MongoDatabase database() {
        return TestStores.container();
    }
}
