package io.earnest.article.testing;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.earnest.article.ArticleApplication;
import io.earnest.chassis.testing.TestKeys;
import io.earnest.chassis.testing.TestStores;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The adapters as they are wired, against a peer that answers whatever a test wants. */
@SpringBootTest(
        classes = ArticleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "management.server.port=0",
            "spring.cloud.openfeign.client.config.default.read-timeout=2500",
            "spring.cloud.openfeign.client.config.rewards-allowances.read-timeout=2500",
            "spring.cloud.openfeign.client.config.profile-glances.read-timeout=1000",
            "spring.cloud.openfeign.client.config.rewards-service.read-timeout=2500",
            "spring.cloud.openfeign.client.config.rewards-tariff.read-timeout=2500",
            "earnest.tariff.every=1h",
            "spring.cloud.openfeign.client.config.profile-service.read-timeout=2500",
            "resilience4j.retry.configs.default.max-attempts=1"
        })
@Import(RemoteTest.Clocks.class)
public abstract class RemoteTest {
    protected static final WireMockServer PEER = new WireMockServer(options().dynamicPort());
    protected static final TestClock CLOCK = new TestClock();
    private static final TestKeys KEYS = TestKeys.create();

    @Autowired
    private CircuitBreakerRegistry breakers;

    @TestConfiguration
    static class Clocks {
        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry properties) {
        PEER.start();
        properties.add("earnest.peers.profile-service", PEER::baseUrl);
        properties.add("earnest.peers.rewards-service", PEER::baseUrl);
        properties.add("earnest.caller-keys-dir", () -> KEYS.callerKeysDir().toString());
        properties.add(
                "earnest.service-key-file",
                () -> KEYS.serviceKeyFile("article-service").toString());
        properties.add("spring.mongodb.uri", TestStores::embeddedUri);
        properties.add("spring.mongodb.database", TestStores::freshName);
    }

    @BeforeEach
    protected void freshPeer() {
        PEER.resetAll();
        breakers.getAllCircuitBreakers().forEach(breaker -> breaker.reset());
    }
}
