package io.earnest.profile.session;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class SessionStoreOnRealStoreTest extends SessionStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.real();
    }
}
