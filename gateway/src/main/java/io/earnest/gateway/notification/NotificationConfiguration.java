package io.earnest.gateway.notification;

import io.earnest.gateway.session.AccountEnd;
import io.earnest.gateway.session.OwnPiece;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the session must be looked at outside the API, and what follows an account's end. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationConfiguration.class);

    @Bean
    OwnPiece notificationsAreOwn() {
        return new OwnPiece(Pattern.compile("/notifications|/notifications/read|/notifications/[^/]+/appeal"), true);
    }

    @Bean
    AccountEnd notificationsGoWithTheAccount(NotificationBoard board) {
        return token -> board.forget(token)
                .forEach(
                        service -> LOG.warn("{} forgets a deleted account's notifications when they are old", service));
    }
}
