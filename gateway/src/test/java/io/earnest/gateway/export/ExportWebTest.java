package io.earnest.gateway.export;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.nimbusds.jwt.JWTClaimsSet;
import io.earnest.chassis.Ids;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
class ExportWebTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    /** Somebody new for each test, as exports are few in an hour. */
    private final String bearer = Peers.KEYS.personBearer(Ids.random(), "ada", 3);

    @BeforeEach
    void everyServiceAnswers() {
        Peers.reset();
        page(Peers.PROFILE, null, "account", true, "{\"handle\":\"ada\"}", "p2");
        page(Peers.PROFILE, "p2", "sessions", false, "1", "p3");
        page(Peers.PROFILE, "p3", "sessions", false, "2,3", null);
        page(Peers.ARTICLE, null, "articles", false, "", "a2");
        page(Peers.ARTICLE, "a2", "ratings", false, "4", null);
        page(Peers.COMMENT, null, "comments", false, "{\"body\":\"say \\\"hi\\\"\"}", null);
        page(Peers.REWARDS, null, "wallet", true, "{\"balance\":12345678901}", "r2");
        page(Peers.REWARDS, "r2", "entries", false, "5", null);
    }

    @AfterEach
    void reset() {
        Peers.reset();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @Test
    void oneDocumentHoldsWhatEveryServiceHolds() {
        HttpResponse<String> answer = export();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"earnest-ada.json\"");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode document = JSON.readTree(answer.body());
        assertThat(document.propertyNames())
                .containsExactly("exportedAt", "profile", "articles", "comments", "rewards");
        assertThat(document.path("exportedAt").asString()).endsWith("Z");
        assertThat(document.path("profile").toString())
                .isEqualTo("{\"account\":{\"handle\":\"ada\"},\"sessions\":[1,2,3]}");
        assertThat(document.path("articles").toString()).isEqualTo("{\"articles\":[],\"ratings\":[4]}");
        assertThat(document.path("comments").toString()).isEqualTo("{\"comments\":[{\"body\":\"say \\\"hi\\\"\"}]}");
        assertThat(document.path("rewards").toString())
                .isEqualTo("{\"wallet\":{\"balance\":12345678901},\"entries\":[5]}");
    }

    @Test
    void aServiceThatIsDownIsNamedBeforeTheFirstByteAndCostsNoneOfTheHours() {
        for (var down : Map.of(Peers.COMMENT, "comment-service", Peers.REWARDS, "rewards-service")
                .entrySet()) {
            everyServiceAnswers();
            down.getKey().stubFor(get(urlPathEqualTo("/api/export")).willReturn(serverError()));
            for (int i = 0; i < 4; i++) {
                breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
                HttpResponse<String> answer = export();
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
                assertThat(answer.body()).contains("\"service\":\"" + down.getValue() + "\"");
            }
        }
        everyServiceAnswers();
        assertThat(export().statusCode()).isEqualTo(200);
    }

    @Test
    void aServiceThatFailsLaterCutsTheConnectionAndTheDocument() throws Exception {
        Peers.REWARDS.stubFor(get(urlPathEqualTo("/api/export"))
                .withQueryParam("cursor", equalTo("r2"))
                .willReturn(serverError()));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET /api/me/export HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + bearer + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(10_000);
            InputStream in = socket.getInputStream();
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(all).startsWith("HTTP/1.1 200").doesNotContain("problems");
            assertThat(all)
                    .as("no last chunk: the client knows that something is missing")
                    .doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void aBrowsersTokenThatWouldEndOnTheWayIsRenewedFirst() {
        String ending = tokenGoodFor(Duration.ofMinutes(5));
        String renewed = bearer.substring("Bearer ".length());
        Peers.PROFILE.stubFor(post("/api/sessions/refresh")
                .willReturn(okJson(
                        "{\"accessToken\":\"%s\",\"expiresIn\":600,\"refreshToken\":\"r2\"}".formatted(renewed))));
        Browser browser =
                new Browser(port).with("__Host-earnest_access", ending).with("__Host-earnest_refresh", "r1");
        HttpResponse<String> answer = browser.get("/api/me/export");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("rewards").path("entries").toString())
                .isEqualTo("[5]");
        assertThat(browser.cookies())
                .containsEntry("__Host-earnest_access", renewed)
                .containsEntry("__Host-earnest_refresh", "r2");
        assertThat(browser.get("/api/me/export").statusCode()).isEqualTo(200);
        Peers.PROFILE.verify(1, postRequestedFor(urlPathEqualTo("/api/sessions/refresh")));
    }

    @Test
    void oneThatCannotBeRenewedIsToldBeforeTheFirstByteAndStays() {
        String ending = tokenGoodFor(Duration.ofMinutes(5));
        Browser browser = new Browser(port).with("__Host-earnest_access", ending);
        for (HttpResponse<String> answer : List.of(
                browser.get("/api/me/export"),
                new Browser(port).get("/api/me/export", "Authorization", "Bearer " + ending))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("/problems/token-ends-soon", "Refresh the session");
        }
        assertThat(browser.cookies()).containsEntry("__Host-earnest_access", ending);
        Peers.PROFILE.verify(0, getRequestedFor(urlPathEqualTo("/api/export")));
    }

    private static String tokenGoodFor(Duration life) {
        return Peers.KEYS.sign(new JWTClaimsSet.Builder()
                .issuer("earnest")
                .audience("earnest")
                .subject(Ids.random())
                .claim("handle", "ada")
                .claim("sid", "session0000000000000")
                .expirationTime(Date.from(Instant.now().plus(life)))
                .build());
    }

    @Test
    void oneAtATimeAndAFewAnHour() throws Exception {
        Peers.COMMENT.stubFor(get(urlPathEqualTo("/api/export"))
                .willReturn(aResponse().withFixedDelay(2_000).withBody("x")));
        CompletableFuture<HttpResponse<String>> running = CompletableFuture.supplyAsync(this::export);
        org.awaitility.Awaitility.await()
                .until(() -> Peers.PROFILE.getAllServeEvents().stream()
                        .anyMatch(e -> e.getRequest().getUrl().startsWith("/api/export")));
        HttpResponse<String> second = export();
        assertThat(second.statusCode()).as(second.body()).isEqualTo(409);
        assertThat(second.body()).contains("/problems/in-progress");
        running.get();

        everyServiceAnswers();
        for (int i = 0; i < 6; i++) {
            assertThat(export().statusCode()).isEqualTo(200);
        }
        HttpResponse<String> tooMany = export();
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(tooMany.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(60, 601);
    }

    @Test
    void itTakesAPersonAndTheServicesPartsAreNotPublic() {
        assertThat(new Browser(port).get("/api/me/export").statusCode()).isEqualTo(401);
        assertThat(new Browser(port).get("/api/export", "Authorization", bearer).statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> export() {
        return new Browser(port).get("/api/me/export", "Authorization", bearer);
    }

    private void page(
            WireMockServer service, String cursor, String section, boolean single, String items, String next) {
        StringValuePattern asked = cursor == null ? absent() : equalTo(cursor);
        ResponseDefinitionBuilder answer =
                okJson("""
                {"section": "%s", "single": %s, "items": [%s], "next": %s}""".formatted(section, single, items, next == null ? "null" : '"' + next + '"'));
        service.stubFor(get(urlPathEqualTo("/api/export"))
                .withQueryParam("cursor", asked)
                .withHeader("Authorization", equalTo(bearer))
                .willReturn(answer));
    }
}
