package io.earnest.profile.experience;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class ExperienceOnEmbeddedStoreTest extends ExperienceContract {
    @Override
    MongoDatabase database() {
        return TestStores.embedded();
    }
}
