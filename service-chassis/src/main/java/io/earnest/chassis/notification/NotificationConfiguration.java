package io.earnest.chassis.notification;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.intent.IntentQueue;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Notifications for services that have a store, appeals for those that have an {@link Appealing}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MongoClient.class)
public class NotificationConfiguration {
    @Bean
    Notifications notifications(MongoDatabase database, @Value("${earnest.service-name}") String service, Clock clock) {
        return new Notifications(database, service.replace("-service", ""), clock);
    }

    @Bean
    OwnNotifications ownNotifications(Notifications notifications, ObjectProvider<Appeals> appeals) {
        return new OwnNotifications(notifications, appeals::getIfAvailable);
    }

    @Bean
    NotificationController notificationController(Notifications notifications, OwnNotifications own) {
        return new NotificationController(notifications, own);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(Appealing.class)
    static class Appealable {
        @Bean
        Appeals appeals(
                MongoDatabase database,
                Notifications notifications,
                Appealing service,
                IntentOwner owner,
                Clock clock) {
            return new Appeals(database, notifications, service, owner, clock);
        }

        @Bean
        IntentQueue appealIntents(Appeals appeals) {
            return appeals.intents();
        }

        @Bean
        AppealController appealController(Appeals appeals) {
            return new AppealController(appeals);
        }
    }
}
