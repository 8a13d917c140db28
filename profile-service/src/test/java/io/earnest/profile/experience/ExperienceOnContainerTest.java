package io.earnest.profile.experience;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class ExperienceOnContainerTest extends ExperienceContract {
    @Override
    MongoDatabase database() {
        return TestStores.container();
    }
}
