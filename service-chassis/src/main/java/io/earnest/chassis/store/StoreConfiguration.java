package io.earnest.chassis.store;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The driver, set so that an acknowledged write survives a crash and no call waits for ever. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MongoClient.class)
public class StoreConfiguration {
    @Bean
    MongoClientSettingsBuilderCustomizer durableAndBounded(
            @Value("${earnest.store.connection-wait:2s}") Duration connectionWait) {
        return settings -> settings.writeConcern(
                        WriteConcern.MAJORITY.withJournal(true).withWTimeout(4, TimeUnit.SECONDS))
                .readConcern(ReadConcern.DEFAULT)
                .readPreference(ReadPreference.primary())
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(1, TimeUnit.SECONDS).readTimeout(5, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(48)
                        .maxWaitTime(connectionWait.toMillis(), TimeUnit.MILLISECONDS)
                        .maxConnecting(8));
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, @Value("${spring.mongodb.database}") String name) {
        return client.getDatabase(name);
    }

    @Bean
    StoreHealth storeHealthIndicator(MongoDatabase database) {
        return new StoreHealth(database);
    }

    /** What the database handed to all stores does, beside the rest of {@code /actuator/info}. */
    @Bean
    InfoContributor storeInUse(MongoDatabase database) {
        return info -> info.withDetail(
                "store",
                Map.of(
                        "writes", database.getWriteConcern().toString(),
                        "readPreference", database.getReadPreference().getName(),
                        "codecs", database.getCodecRegistry().getClass().getName()));
    }
}
