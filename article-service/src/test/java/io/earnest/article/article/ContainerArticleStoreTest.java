package io.earnest.article.article;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.testing.TestStores;

class ContainerArticleStoreTest extends ArticleStoreContract {
    @Override
    MongoDatabase database() {
        return TestStores.container();
    }
}
