package io.earnest.comment.flag;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class ContainerCasesTest extends CasesStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.container();
    }
}
