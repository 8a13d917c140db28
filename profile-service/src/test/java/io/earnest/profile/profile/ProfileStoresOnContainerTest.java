package io.earnest.profile.profile;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class ProfileStoresOnContainerTest extends ProfileStoresContract {
    @Override
    MongoDatabase database() {
        return TestStores.container();
    }
}
