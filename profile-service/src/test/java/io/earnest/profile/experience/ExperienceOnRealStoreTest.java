package io.earnest.profile.experience;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class ExperienceOnRealStoreTest extends ExperienceContract {
    @Override
    MongoDatabase database() {
        return TestStores.real();
    }
}
