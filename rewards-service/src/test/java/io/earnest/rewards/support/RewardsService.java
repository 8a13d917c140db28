package io.earnest.rewards.support;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.TestKeys;
import io.earnest.chassis.testing.TestStores;
import io.earnest.rewards.RewardsApplication;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.Ledger;
import io.earnest.rewards.ledger.LedgerOptions;
import io.earnest.rewards.ledger.engine.RunningLedger;
import io.earnest.rewards.ledger.mongo.MongoJournal;
import io.earnest.rewards.ledger.mongo.MongoProjections;
import io.earnest.rewards.ledger.store.Turns;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The started service on a store of its own, with keys and tokens of a little system. */
public final class RewardsService implements AutoCloseable {
    public static final TestKeys KEYS = TestKeys.create();
    private static final WireMockServer PROFILE =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static RewardsService shared;
    private static RewardsService grown;

    private final ConfigurableApplicationContext context;
    private final Api api;

    private RewardsService(ConfigurableApplicationContext context) {
        this.context = context;
        this.api = new Api(KEYS, url());
    }

    /** One service for all tests that bring profiles and articles of their own. */
    public static synchronized RewardsService shared() {
        if (shared == null) {
            shared = start(TestStores.realOrEmbeddedUri(), TestStores.freshName());
        }
        return shared;
    }

    /** One whose ledger is a day old, so that sums of an hour are published. */
    public static synchronized RewardsService grown() {
        if (grown == null) {
            String uri = TestStores.realOrEmbeddedUri();
            String database = TestStores.freshName();
            Instant yesterday = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));
            try (MongoClient client = MongoClients.create(uri)) {
                MongoDatabase store = client.getDatabase(database);
                try (Ledger ledger = RunningLedger.start(
                        new MongoJournal(store),
                        new MongoProjections(store),
                        Turns.ALONE,
                        () -> yesterday,
                        LedgerOptions.of("yesterday"))) {
                    await(ledger::ready);
                    ledger.submit(IntStream.range(0, 60)
                            .mapToObj(i -> Commands.signUp(Ids.random()))
                            .toList());
                }
            }
            grown = start(uri, database);
        }
        return grown;
    }

    /** A service of its own on that database, ready; later arguments win. */
    public static RewardsService start(String uri, String database, String... more) {
        return begin(uri, database, more).awaitReady();
    }

    /** The same, ready or not. */
    public static RewardsService begin(String uri, String database, String... more) {
        List<String> arguments = new ArrayList<>(arguments(uri, database));
        for (String argument : more) {
            // Of an option that is there twice both values would be taken, as a list.
            String option = argument.substring(0, argument.indexOf('=') + 1);
            arguments.removeIf(earlier -> earlier.startsWith(option));
            arguments.add(argument);
        }
        return new RewardsService(
                new SpringApplicationBuilder(RewardsApplication.class).run(arguments.toArray(String[]::new)));
    }

    /** The command line of a service on that database, on free ports. */
    public static List<String> arguments(String uri, String database) {
        return List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--spring.mongodb.uri=" + uri,
                "--spring.mongodb.database=" + database,
                "--earnest.jwks-uri=" + jwksUri(),
                "--earnest.caller-keys-dir=" + KEYS.callerKeysDir(),
                "--earnest.service-key-file=" + KEYS.serviceKeyFile("rewards-service"),
                "--earnest.ledger.key-file=" + KEYS.ledgerKeyFile(),
                "--earnest.ledger.log.key-file=" + KEYS.logKeyFile(),
                "--earnest.ledger.log.every=200ms");
    }

    private static synchronized String jwksUri() {
        if (!PROFILE.isRunning()) {
            PROFILE.start();
            PROFILE.stubFor(WireMock.get("/.well-known/jwks.json").willReturn(WireMock.okJson(KEYS.jwks())));
        }
        return PROFILE.baseUrl() + "/.well-known/jwks.json";
    }

    public String url() {
        return "http://127.0.0.1:" + port("local.server.port");
    }

    public Api api() {
        return api;
    }

    /** A bean of the service. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What the management port answers. */
    public HttpResponse<String> manage(String path) {
        return manage(path, "*/*");
    }

    /** The same in a form of the caller's choice. */
    public HttpResponse<String> manage(String path, String accept) {
        return Api.send(
                HttpClient.newHttpClient(),
                java.net.http.HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port("local.management.port") + path))
                        .header("Accept", accept)
                        .build());
    }

    private RewardsService awaitReady() {
        await(() -> manage("/actuator/health/readiness").statusCode() == 200);
        return this;
    }

    /** Waits for a condition, and fails when it does not come true in time. */
    public static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + PATIENCE);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(20).toNanos());
        }
    }

    private int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
