package io.earnest.comment.comment;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class EmbeddedCommentsTest extends CommentsStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.embedded();
    }
}
