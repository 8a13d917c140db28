package io.earnest.chassis.notification;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class RealNotificationsTest extends NotificationsContract {
    @Override
    MongoDatabase database() {
        return TestStores.real();
    }
}
