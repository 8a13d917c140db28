package io.earnest.article.rating;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class ContainerRatingStoreTest extends RatingStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.container();
    }
}
