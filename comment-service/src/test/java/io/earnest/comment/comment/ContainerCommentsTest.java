package io.earnest.comment.comment;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class ContainerCommentsTest extends CommentsStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.container();
    }
}
