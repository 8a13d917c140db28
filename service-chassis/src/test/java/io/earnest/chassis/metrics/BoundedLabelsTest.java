package io.earnest.chassis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Scrape;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedLabelsTest {
    @Test
    void ordinaryLabelsAreWell() {
        assertThat(Scrape.flaws("""
                        # HELP http_server_requests_seconds x
                        http_server_requests_seconds_count{method="GET",outcome="SUCCESS",uri="/api/articles/{id}"} 3.0
                        earnest_peer_requests_seconds_count{call="ProfileClient.profiles",client="profile-service"} 1
                        jvm_threads_live_threads 20.0
                        """)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uri=\"/api/articles/12345\"",
                "uri=\"/api/search?q=something\"",
                "reason=\"There is no such article. You may look for it under another name, or ask whoever gave you the address.\"",
                "network=\"someone@example.org\"",
            })
    void aPlantedLabelThatGrowsIsFound(String label) {
        assertThat(Scrape.flaws("sample_total{" + label + "} 1.0")).hasSize(1);
    }

    @Test
    void aPlantedIdIsFoundWhateverItsForm() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Counter.builder("planted").tag("article", Ids.random()).register(registry);
        Counter.builder("planted.too")
                .tag("article", UUID.randomUUID().toString())
                .register(registry);
        assertThat(Scrape.flaws(registry.scrape())).hasSize(2);
    }

    @Test
    void pastItsLimitAMetricGetsNoMoreSeries() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new SeriesLimit(3));
        for (int i = 0; i < 10; i++) {
            registry.counter("planted", "user", "u" + i).increment();
            registry.counter("harmless", "kind", "k" + i % 3).increment();
        }
        assertThat(registry.find("planted").counters()).hasSize(3);
        assertThat(registry.find("harmless").counters()).hasSize(3);
        assertThat(registry.counter("harmless", "kind", "k1").count()).isEqualTo(3);
    }
}
