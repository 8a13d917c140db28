package io.earnest.profile.follow.store;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class FollowStoreOnEmbeddedStoreTest extends FollowStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.embedded();
    }
}
