package io.earnest.comment.speaker;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class ContainerSpeakersTest extends SpeakersStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.container();
    }
}
