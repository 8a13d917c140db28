package io.earnest.gateway.standing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Hostile;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
@Hostile
class StandingWebTest {
    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    /** Somebody new for each test, as standings are kept for seconds. */
    private final String profile = Ids.random();

    private final String bearer = Peers.KEYS.personBearer(profile, "ada", 3);

    @BeforeEach
    void everyServiceAnswers() {
        Peers.reset();
        for (var peer : List.of(Peers.ARTICLE, Peers.COMMENT, Peers.REWARDS)) {
            peer.stubFor(any(anyUrl()).willReturn(ok()));
        }
    }

    @AfterEach
    void reset() {
        Peers.reset();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @Test
    void whoIsInGoodStandingWritesAndIsAskedForOnceInAWhile() {
        for (int i = 0; i < 5; i++) {
            assertThat(buy().statusCode()).isEqualTo(200);
        }
        Peers.PROFILE.verify(
                1,
                getRequestedFor(urlPathEqualTo("/internal/standing"))
                        .withQueryParam("profile", equalTo(profile))
                        .withQueryParam("session", equalTo("session0000000000000"))
                        .withHeader("Authorization", matching("Bearer .+")));
    }

    @Test
    void whoIsSuspendedWritesNothingAndReadsOn() {
        stands("SUSPENDED");
        isProblem(buy(), 403, "suspended");
        isProblem(send("DELETE", "/api/comments/c1", null), 403, "suspended");
        isProblem(send("PUT", "/api/me/password", "{}"), 403, "suspended");
        isProblem(send("POST", "/api/previews", "{}"), 403, "suspended");
        isProblem(send("GET", "/api/me/export", null), 403, "suspended");
        assertThat(send("GET", "/api/wallet", null).statusCode()).isEqualTo(200);
        Peers.REWARDS.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void aTokenOfAnEndedSessionWritesNothingAndFromThenOnReadsNothing() {
        stands("ENDED");
        isProblem(buy(), 401, "session-ended");
        isProblem(send("DELETE", "/api/sessions/other", null), 401, "session-ended");
        isProblem(send("DELETE", "/api/me", "{\"password\":\"x\"}"), 401, "session-ended");
        isProblem(send("GET", "/api/wallet", null), 401, "session-ended");
    }

    @Test
    void beforeAnExportTheStandingIsAskedForAnew() {
        assertThat(buy().statusCode()).isEqualTo(200);
        stands("ENDED");
        assertThat(buy().statusCode()).as("kept for seconds").isEqualTo(200);
        isProblem(send("GET", "/api/me/export", null), 401, "session-ended");
        isProblem(buy(), 401, "session-ended");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/me",
        "DELETE, /api/sessions/other",
        "DELETE, /api/sessions/current",
        "PUT, /api/me/password"
    })
    void afterACallThatMayEndSessionsTheNextWriteAsksAnew(String method, String path) {
        assertThat(buy().statusCode()).isEqualTo(200);
        Peers.PROFILE.stubFor(any(urlPathEqualTo(path)).willReturn(aResponse().withStatus(204)));
        assertThat(send(method, path, "{}").statusCode()).isEqualTo(204);
        stands("ENDED");
        isProblem(buy(), 401, "session-ended");
    }

    @Test
    void signingInRenewingAndSigningOutNeedNoGoodStanding() {
        stands("ENDED");
        Peers.PROFILE.stubFor(
                delete("/api/sessions/current").willReturn(aResponse().withStatus(204)));
        Peers.PROFILE.stubFor(post("/api/sessions/refresh")
                .willReturn(okJson("{\"accessToken\":\"a\",\"expiresIn\":600,\"refreshToken\":\"r\"}")));
        assertThat(send("DELETE", "/api/sessions/current", null).statusCode()).isEqualTo(204);
        assertThat(send("POST", "/api/sessions/refresh", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void whileProfileServiceDoesNotSayPeopleGoOn() {
        Peers.PROFILE.stubFor(get(urlPathEqualTo("/internal/standing")).willReturn(serverError()));
        assertThat(buy().statusCode()).isEqualTo(200);
        Peers.PROFILE.stubFor(
                get(urlPathEqualTo("/internal/standing")).willReturn(aResponse().withStatus(403)));
        assertThat(buy().statusCode()).isEqualTo(200);
        stands("A_NEW_WORD");
        assertThat(buy().statusCode()).isEqualTo(200);
        // Not kept: as soon as it says something that counts.
        stands("SUSPENDED");
        isProblem(buy(), 403, "suspended");
    }

    @Test
    void whatWasSaidAgainstSomebodyOutlivesAnOutage() {
        for (String standing : List.of("SUSPENDED", "ENDED")) {
            String person = Peers.KEYS.personBearer(Ids.random(), "max", 3);
            int status = standing.equals("SUSPENDED") ? 403 : 401;
            stands(standing);
            assertThat(write(person)).isEqualTo(status);
            Peers.PROFILE.stubFor(get(urlPathEqualTo("/internal/standing")).willReturn(serverError()));
            assertThat(export(person)).as("asked for anew, and not told").isEqualTo(status);
            breakers.circuitBreaker("profile-service-standing").transitionToOpenState();
            assertThat(export(person)).as("not even asked for").isEqualTo(status);
            breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        }
    }

    @Test
    void whoIsReinstatedIsRefusedNoLongerThanTheAnswerIsKept() {
        stands("SUSPENDED");
        isProblem(send("GET", "/api/me/export", null), 403, "suspended");
        stands("GOOD");
        assertThat(export(bearer)).as("no longer refused").isNotEqualTo(403);
        Peers.PROFILE.stubFor(get(urlPathEqualTo("/internal/standing")).willReturn(serverError()));
        assertThat(export(bearer)).as("what was said before is forgotten").isNotEqualTo(403);
    }

    private int write(String bearer) {
        return new Browser(port)
                .send("POST", "/api/articles", "{}", "Authorization", bearer)
                .statusCode();
    }

    private int export(String bearer) {
        return new Browser(port).get("/api/me/export", "Authorization", bearer).statusCode();
    }

    private void stands(String standing) {
        Peers.PROFILE.stubFor(
                get(urlPathEqualTo("/internal/standing")).willReturn(okJson("{\"standing\":\"" + standing + "\"}")));
    }

    private HttpResponse<String> buy() {
        return send("POST", "/api/articles/a1/pnl-reports", "{}");
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return new Browser(port).send(method, path, body, "Authorization", bearer);
    }

    private static void isProblem(HttpResponse<String> answer, int status, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"/problems/" + name + "\"");
    }
}
