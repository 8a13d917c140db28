package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earnest.chassis.testing.Scrape;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What operators see of the running system: metrics, logs, traces. */
@Alone
class ObservabilityTest {
    private static final Set<String> SERVICES =
            Set.of("gateway", "article-service", "comment-service", "profile-service", "rewards-service");

    private final EarnestSystem system = EarnestSystem.shared();
    private final World world = World.shared();

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "article-service", "comment-service", "profile-service", "rewards-service"})
    void noLabelGrowsWithoutBoundAndWhatAllMeasureIsThere(String service) {
        String article = world.imported("Measured");
        Person rita = world.newcomer("measured");
        rita.get("/api/articles/" + article + "/viewer").is(200);
        rita.get("/api/articles/" + article + "/comments").is(200);
        rita.get("/api/profiles/" + rita.handle).is(200);
        rita.post("/api/articles/" + article + "/readings", "{}").is(201);
        rita.get("/api/articles?q=measured").is(200);
        rita.get("/nowhere/" + article).is(404);

        String metrics = system.metrics(service);
        assertThat(Scrape.flaws(metrics)).isEmpty();
        assertThat(metrics)
                .contains(
                        "http_server_requests_seconds_bucket{", "earnest_requests_in_flight ", "jvm_memory_used_bytes{")
                .contains("earnest_requests_in_flight_limit ", "earnest_requests_refused_total{reason=\"in-flight\"}")
                .doesNotContain(rita.handle, article);
        if (!service.equals("gateway")) {
            assertThat(metrics).contains("mongodb_driver_commands_seconds_count{", "mongodb_driver_pool_size{");
        }
        if (!Set.of("gateway", "rewards-service").contains(service)) {
            assertThat(metrics).contains("earnest_intents_waiting{queue=", "earnest_intents_age_seconds{queue=");
        }
        if (!service.equals("rewards-service")) {
            assertThat(metrics)
                    .contains("earnest_peer_requests_seconds_count{call=")
                    .contains("resilience4j_circuitbreaker_state{")
                    .contains("earnest_http_pool_leased{pool=\"" + (service.equals("gateway") ? "proxy" : "peers"));
        }
    }

    @Test
    void theLedgersGaugesSayThatAllAddsUp() {
        world.newcomer("added-up");
        await("the ledger's gauges are looked up")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(system.metrics("rewards-service"))
                        .contains("earnest_ledger_difference_twei 0.0\n", "earnest_ledger_ready 1.0\n")
                        .containsPattern("earnest_ledger_height [1-9]")
                        .containsPattern("earnest_ledger_entries_total\\{activity=\"profile-signed-up\"} [1-9]"));
        assertThat(system.metrics("profile-service"))
                .containsPattern("earnest_payment_lag_seconds_count\\{outcome=\"paid\",queue=\"sign-ups\"} [1-9]");
    }

    @Test
    void oneTraceLeadsThroughAllServices() {
        String article = world.imported("Traced");
        Person rita = world.newcomer("traced");
        Answer viewer = rita.get("/api/articles/" + article + "/viewer").is(200);
        String trace = viewer.headers().firstValue("X-Trace-Id").orElseThrow();
        await("all services sent their spans")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(EarnestSystem.TRACES.servicesIn(trace, SERVICES))
                        .isEqualTo(SERVICES));
    }

    @Test
    void logsAreJsonWithTheTraceAndWithoutPersonalData() throws IOException {
        Person rita = world.newcomer("logged-handle");
        String title = "logged-title-" + rita.handle;
        String id = rita.post("/api/articles", Json.of("title", title, "body", "logged-body-" + rita.handle))
                .is(201)
                .at("/id");
        rita.post("/api/sessions", Json.of("handle", rita.handle, "password", "logged-password"))
                .is(401);
        rita.patch("/api/me", Json.of("bio", "logged-bio")).is(200);
        rita.get("/api/articles?q=logged-query").is(200);
        rita.get("/profiles/" + rita.handle).is(200);
        rita.post("/api/articles", "{\"title\": \"logged-broken").is(400);
        rita.put("/api/articles/" + id, "{\"logged-broken\": 1}", "If-Match", "logged-etag");
        rita.send("GET", "/api/articles/" + id, null, "Authorization", "Bearer logged-token")
                .is(401);
        raw("GET /api/articles?q=logged-raw<>{} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        raw("GET / HTTP/1.1\r\nHost: localhost\r\nCookie: logged@cookie=\"logged-value\r\nConnection: close\r\n\r\n");
        Answer last = rita.get("/api/me").is(200);
        String trace = last.headers().firstValue("X-Trace-Id").orElseThrow();

        await("the last request is in the log")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(system.logOf("gateway")).anyMatch(line -> line.contains(trace)));
        for (String service : SERVICES) {
            List<String> lines = system.logOf(service);
            assertThat(lines)
                    .isNotEmpty()
                    .allSatisfy(line ->
                            assertThat(line).doesNotContain(rita.handle, "logged-", "127.0.0.1/", Person.PASSWORD));
            for (String line : lines) {
                if (line.startsWith("{")) {
                    JsonNode json = Json.parse(line);
                    assertThat(json.path("message").isString()).as(line).isTrue();
                    assertThat(json.at("/service/name").asString()).as(line).isEqualTo(service);
                }
            }
            assertThat(lines.stream().filter(line -> line.startsWith("{")).count())
                    .as(service)
                    .isPositive();
        }
        assertThat(system.logOf("gateway")).anySatisfy(line -> {
            JsonNode json = Json.parse(line);
            assertThat(json.path("traceId").asString("")).isEqualTo(trace);
            assertThat(json.path("message").asString())
                    .startsWith("GET /api/me 200 ")
                    .endsWith(" 127.0.0.0/24");
        });
    }

    private void raw(String request) throws IOException {
        URI url = URI.create(system.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
        }
    }
}
