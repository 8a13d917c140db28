package io.earnest.profile.profile;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class ProfileStoresOnRealStoreTest extends ProfileStoresContract {
    @Override
    MongoDatabase database() {
        return TestStores.real();
    }
}
