package io.earnest.chassis.testing;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** Has the commands of a service under test heard by {@link QueryPlans}. */
@AutoConfiguration
@ConditionalOnClass(MongoClientSettingsBuilderCustomizer.class)
public class WatchedClient {
    @Bean
    MongoClientSettingsBuilderCustomizer queryPlans() {
        return QueryPlans::watch;
    }
}
