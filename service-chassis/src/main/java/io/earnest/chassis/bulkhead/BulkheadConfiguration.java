package io.earnest.chassis.bulkhead;

import io.github.resilience4j.bulkhead.ThreadPoolBulkheadRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bulkheads for services that describe some. The registry, which ends their threads with the service, is the starter's. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BulkheadProperties.class)
public class BulkheadConfiguration {
    @Bean
    Bulkheads bulkheads(
            @Value("${earnest.service-name}") String service,
            BulkheadProperties properties,
            ThreadPoolBulkheadRegistry registry,
            MeterRegistry meters) {
        return new Bulkheads(service, properties, registry, meters);
    }
}
