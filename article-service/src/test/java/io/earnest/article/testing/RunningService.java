package io.earnest.article.testing;

import io.earnest.article.ArticleApplication;
import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.TestKeys;
import io.earnest.chassis.testing.TestStores;
import io.earnest.chassis.token.Pem;
import io.earnest.chassis.token.ServiceTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service, started once for all tests that extend this, with stand-ins for its peers. */
@SpringBootTest(
        classes = ArticleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "earnest.search.poll-every=50ms",
            "earnest.feeds.keep=0s",
            "earnest.tariff.every=50ms",
            "earnest.feeds.keep-sitemap=0s",
            // Nothing here waits for a time-out: on a busy machine a peer must not count as down because it is slow.
            "spring.cloud.openfeign.client.config.profile-service.read-timeout=20000",
            "spring.cloud.openfeign.client.config.profile-glances.read-timeout=20000",
            "spring.cloud.openfeign.client.config.rewards-service.read-timeout=20000",
            "spring.cloud.openfeign.client.config.rewards-allowances.read-timeout=20000",
            "earnest.store.connection-wait=20s",
            "resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=1000",
            "resilience4j.circuitbreaker.instances.profile-service-glances.minimum-number-of-calls=1000"
        })
@Import(RunningService.Clocks.class)
public abstract class RunningService {
    protected static final TestKeys KEYS = TestKeys.create();
    protected static final Peers PEERS = new Peers(KEYS);
    protected static final TestClock CLOCK = new TestClock();

    @LocalServerPort
    protected int port;

    @TestConfiguration
    static class Clocks {
        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry properties) {
        PEERS.open();
        properties.add("earnest.jwks-uri", () -> PEERS.url() + "/.well-known/jwks.json");
        properties.add("earnest.peers.profile-service", PEERS::url);
        properties.add("earnest.peers.rewards-service", PEERS::url);
        properties.add("earnest.caller-keys-dir", () -> KEYS.callerKeysDir().toString());
        properties.add(
                "earnest.service-key-file",
                () -> KEYS.serviceKeyFile("article-service").toString());
        properties.add("spring.mongodb.uri", TestStores::realOrEmbeddedUri);
        properties.add("spring.mongodb.database", TestStores::freshName);
    }

    @BeforeEach
    void peersAreUp() {
        PEERS.rewardsDown = false;
        PEERS.profileDown = false;
        PEERS.auditDown = false;
        PEERS.profileRefuses = false;
        PEERS.ledger = command -> null;
    }

    /** A person of the level and roles, known to profile-service. */
    protected Person person(int level, String... roles) {
        String id = Ids.random();
        String handle = "h" + id.substring(0, 8);
        PEERS.profile(id, handle, level, roles);
        return new Person(id, handle, new Http(port, KEYS.personBearer(id, handle, level, roles)));
    }

    protected Http anonymous() {
        return new Http(port, null);
    }

    protected Http service(String caller) {
        // By this system's clock, which tests put forward.
        var tokens = new ServiceTokens(caller, Pem.ecPrivateKey(KEYS.serviceKeyFile(caller)), CLOCK);
        return new Http(port, "Bearer " + tokens.forProvider("article-service"));
    }

    /** A published article by a new author. */
    protected String published(Person author) {
        String id = author.http()
                .post("/api/articles", Map.of("title", "An article", "body", "Some words to read."))
                .text("id");
        Http.Answer answer = author.http().post("/api/articles/" + id + "/publication", null);
        if (answer.status() != 200) {
            throw new AssertionError("not published: " + answer.body());
        }
        return id;
    }

    /** Reads the article for its required time. */
    protected Http.Answer read(Person reader, String article) {
        String reading = reader.http()
                .post("/api/articles/" + article + "/readings", null)
                .text("id");
        CLOCK.forward(Duration.ofSeconds(15));
        return reader.http().post("/api/readings/" + reading + "/heartbeats", beat(true, true, 0.8));
    }

    protected static Map<String, Object> beat(boolean visible, boolean active, double scroll) {
        return Map.of("visible", visible, "active", active, "scroll", scroll);
    }

    /** Waits for a condition, at most half a minute. */
    protected static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within half a minute: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(20).toNanos());
        }
    }

    /** Someone who uses the service. */
    protected record Person(String id, String handle, Http http) {}
}
