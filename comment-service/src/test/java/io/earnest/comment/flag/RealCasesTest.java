package io.earnest.comment.flag;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class RealCasesTest extends CasesStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.real();
    }
}
