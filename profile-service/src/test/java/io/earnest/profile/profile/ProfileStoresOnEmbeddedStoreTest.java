package io.earnest.profile.profile;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class ProfileStoresOnEmbeddedStoreTest extends ProfileStoresContract {
    @Override
    MongoDatabase database() {
        return TestStores.embedded();
    }
}
