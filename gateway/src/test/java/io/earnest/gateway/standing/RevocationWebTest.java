package io.earnest.gateway.standing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Hostile;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What profile-service tells without being asked. */
@GatewayTest
@Hostile
class RevocationWebTest {
    private static final String FEED = "/internal/revocations";
    /** The feed of this test's profile-service only ever goes on. */
    private static final AtomicLong NEWEST = new AtomicLong(1_000);

    @LocalServerPort
    private int port;

    @Autowired
    private RevocationFeed feed;

    @Autowired
    private RevocationHealth health;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private CircuitBreakerRegistry breakers;

    private final String profile = Ids.random();
    private final String session = Ids.random();
    private final String bearer = Peers.KEYS.sessionBearer(profile, session);

    @BeforeEach
    void everyServiceAnswers() {
        Peers.reset();
        for (var peer : List.of(Peers.ARTICLE, Peers.COMMENT, Peers.REWARDS)) {
            peer.stubFor(any(anyUrl()).willReturn(ok()));
        }
        Peers.PROFILE.stubFor(get("/api/me").willReturn(ok()));
    }

    @AfterEach
    void reset() {
        Peers.reset();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @Test
    void aSessionThatEndedIsRefusedOnReadsAndWritesAndNoServiceIsAsked() {
        assertThat(send("GET", "/api/me").statusCode()).isEqualTo(200);
        isTold(told("SESSIONS_ENDED", "\"" + session + "\""));
        Peers.PROFILE.resetRequests();
        for (String path : List.of("/api/me", "/api/wallet", "/api/me/export", "/api/articles/a/viewer")) {
            isProblem(send("GET", path), 401, "session-ended");
        }
        isProblem(send("POST", "/api/articles"), 401, "session-ended");
        for (var peer : List.of(Peers.ARTICLE, Peers.COMMENT, Peers.PROFILE, Peers.REWARDS)) {
            peer.verify(0, anyRequestedFor(anyUrl()));
        }
        String elsewhere = Peers.KEYS.sessionBearer(profile, Ids.random());
        assertThat(new Browser(port).get("/api/me", "Authorization", elsewhere).statusCode())
                .as("another session of the same person")
                .isEqualTo(200);
    }

    @Test
    void aDeletedAccountIsRefusedWhateverItsSession() {
        isTold(told("ACCOUNT_DELETED", ""));
        isProblem(send("GET", "/api/me"), 401, "session-ended");
        isProblem(send("POST", "/api/articles"), 401, "session-ended");
    }

    @Test
    void whoIsSuspendedReadsOnAndWritesAgainWhenReinstated() {
        isTold(told("SUSPENDED", "") + "," + told("SESSIONS_ENDED", "\"" + Ids.random() + "\""));
        isProblem(send("POST", "/api/articles"), 403, "suspended");
        assertThat(send("GET", "/api/me").statusCode()).isEqualTo(200);
        isTold(told("REINSTATED", ""));
        assertThat(send("POST", "/api/articles").statusCode()).isEqualTo(200);
    }

    @Test
    void aSuspensionCountsAlthoughThePersonWasInGoodStandingASecondAgo() {
        assertThat(send("POST", "/api/articles").statusCode()).isEqualTo(200);
        isTold(told("SUSPENDED", ""));
        isProblem(send("POST", "/api/articles"), 403, "suspended");
    }

    @Test
    void whatIsKnownServesWhileProfileServiceIsAway() {
        isTold(told("SESSIONS_ENDED", "\"" + session + "\""));
        Peers.PROFILE.stubFor(get(urlPathEqualTo(FEED)).willReturn(serverError()));
        Peers.PROFILE.stubFor(get(urlPathEqualTo("/internal/standing")).willReturn(serverError()));
        assertThat(feed.catchUp()).isFalse();
        isProblem(send("POST", "/api/articles"), 401, "session-ended");
        isProblem(send("GET", "/api/wallet"), 401, "session-ended");
    }

    @Test
    void itIsAskedForInTheGatewaysNameFromWhereItWasLastRead() {
        isTold(told("SUSPENDED", ""));
        long read = NEWEST.get();
        isTold(told("REINSTATED", ""));
        Peers.PROFILE.verify(getRequestedFor(urlPathEqualTo(FEED))
                .withQueryParam("after", equalTo(String.valueOf(read)))
                .withHeader("Authorization", matching("Bearer .+")));
    }

    @Test
    void aFeedThatHasBegunAnewIsReadFromItsBeginning() {
        isTold(told("SUSPENDED", ""));
        Peers.PROFILE.stubFor(get(urlPathEqualTo(FEED)).willReturn(okJson("{\"items\":[],\"next\":2}")));
        Peers.PROFILE.stubFor(get(urlPathEqualTo(FEED))
                .withQueryParam("after", equalTo("0"))
                .willReturn(okJson("{\"items\":[" + told("SESSIONS_ENDED", "\"" + session + "\"") + "],\"next\":2}")));
        assertThat(feed.catchUp()).isTrue();
        isProblem(send("POST", "/api/articles"), 403, "suspended");
        isTold(told("REINSTATED", ""));
        isProblem(send("GET", "/api/me"), 401, "session-ended");
    }

    @Test
    void aWordOfANewerProfileServiceRevokesNothing() {
        isTold(told("FROWNED_UPON", ""));
        assertThat(send("POST", "/api/articles").statusCode()).isEqualTo(200);
    }

    @Test
    void itsAgeIsShown() {
        isTold(told("SUSPENDED", ""));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(meters.get("earnest.gateway.revocations.age").gauge().value())
                .isLessThan(30);
        assertThat(meters.get("earnest.gateway.revocations.kept").gauge().value())
                .isPositive();
    }

    private String told(String kind, String sessions) {
        return "{\"kind\":\"%s\",\"profile\":\"%s\",\"sessions\":[%s]}".formatted(kind, profile, sessions);
    }

    /** The feed goes on by these, and the gateway reads it. */
    private void isTold(String items) {
        long next = NEWEST.incrementAndGet();
        String scenario = "told " + next;
        Peers.PROFILE.stubFor(get(urlPathEqualTo(FEED))
                .inScenario(scenario)
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("read")
                .willReturn(okJson("{\"items\":[%s],\"next\":%d}".formatted(items, next))));
        Peers.PROFILE.stubFor(get(urlPathEqualTo(FEED))
                .inScenario(scenario)
                .whenScenarioStateIs("read")
                .willReturn(okJson("{\"items\":[],\"next\":%d}".formatted(next))));
        assertThat(feed.catchUp()).isTrue();
    }

    private HttpResponse<String> send(String method, String path) {
        return new Browser(port).send(method, path, method.equals("GET") ? null : "{}", "Authorization", bearer);
    }

    private static void isProblem(HttpResponse<String> answer, int status, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"/problems/" + name + "\"");
    }
}
