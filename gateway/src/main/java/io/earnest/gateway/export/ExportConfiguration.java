package io.earnest.gateway.export;

import io.earnest.gateway.session.LongCall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What others must know of exports. */
@Configuration(proxyBeanMethods = false)
class ExportConfiguration {
    @Bean
    LongCall longExport(ExportProperties properties) {
        return new LongCall(ExportController.PATH, properties.tokenLife());
    }
}
