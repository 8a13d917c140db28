package io.earnest.chassis.notification;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class ContainerNotificationsTest extends NotificationsContract {
    @Override
    MongoDatabase database() {
        return TestStores.container();
    }
}
