package io.earnest.chassis.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up when the store answers a ping, which every Mongo-compatible store can. */
public final class StoreHealth extends AbstractHealthIndicator {
    private final MongoDatabase database;

    StoreHealth(MongoDatabase database) {
        super("the store does not answer");
        this.database = database;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        try {
            database.runCommand(new Document("ping", 1));
            builder.up();
        } catch (MongoException e) {
            builder.down(e);
        }
    }
}
