package io.earnest.chassis.metrics;

import com.mongodb.client.MongoClient;
import feign.micrometer.MicrometerObservationCapability;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.mongodb.MongoCommandTagsProvider;
import io.micrometer.core.instrument.binder.mongodb.MongoConnectionPoolTagsProvider;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names and labels that all services share. Buckets are in {@code chassis.yaml}; docs/metrics.md lists everything. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {
    /** Routes times methods times statuses of the largest service are about half of it. */
    private static final int MOST_SERIES = 600;

    @Bean
    MeterFilter boundedSeries() {
        return new SeriesLimit(MOST_SERIES);
    }

    /** In place of Spring Cloud's own, which takes no convention. */
    @Bean
    MicrometerObservationCapability peerRequests(ObservationRegistry observations) {
        return new MicrometerObservationCapability(observations, new PeerRequests());
    }

    @Bean
    MeterBinder peerPoolMeters(PoolingHttpClientConnectionManager peerConnections) {
        return meters -> HttpPoolMetrics.bind(meters, "peers", peerConnections);
    }

    /** For services that have a store. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MongoClient.class)
    static class Store {
        @Bean
        MongoCommandTagsProvider storeCommandTags() {
            return new StoreTags();
        }

        /** A replica set has few members, and their addresses stay. */
        @Bean
        MongoConnectionPoolTagsProvider storePoolTags() {
            return event -> List.of(
                    Tag.of("server.address", event.getServerId().getAddress().toString()));
        }
    }
}
