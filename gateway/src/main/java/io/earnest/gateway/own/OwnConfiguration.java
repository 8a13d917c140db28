package io.earnest.gateway.own;

import io.earnest.gateway.session.OwnPiece;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the session must be looked at outside the API. */
@Configuration(proxyBeanMethods = false)
class OwnConfiguration {
    @Bean
    OwnPiece chartsAreOwn() {
        return new OwnPiece(Pattern.compile("/wallet/charts|/reports/[^/]+/chart|/settings/following|/history"), false);
    }

    @Bean
    OwnPiece listsAreOwn() {
        return new OwnPiece(Pattern.compile("/following|/reading-list"), true);
    }
}
