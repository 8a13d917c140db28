package io.earnest.gateway.viewer;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Hostile;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
@Hostile
class ViewerWebTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PATH = Composed.PATH;

    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    private final String bearer = Composed.BEARER;

    @BeforeEach
    void everyServiceAnswers() {
        Composed.everyServiceAnswers();
    }

    @AfterEach
    void closeBreakers() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @Test
    void theViewersPartsComeFromTheirServicesInTheViewersOwnName() {
        JsonNode panels = panels(PATH + "?commentIds=c2,c3");

        assertThat(panels.at("/me")).isEqualTo(json("{\"id\":\"ada0\",\"level\":3,\"anything\":[1]}"));
        assertThat(panels.at("/reading/state").asString()).isEqualTo("VERIFIED");
        assertThat(panels.at("/rating/value").asString()).isEqualTo("PLUS");
        assertThat(panels.at("/wallet")).isEqualTo(json("{\"balance\":21,\"allowances\":[{\"used\":1}]}"));
        assertThat(panels.at("/pnl/price").asInt()).isEqualTo(1);
        assertThat(panels.at("/pnl/latest")).isEqualTo(json("{\"id\":\"r2\",\"total\":-1}"));
        assertThat(panels.at("/comments"))
                .isEqualTo(json("{\"mine\":[\"c1\"],\"votes\":[{\"commentId\":\"c2\",\"value\":\"LIKE\"}]}"));
        assertThat(panels.at("/commentBox"))
                .isEqualTo(
                        json(
                                "{\"allowed\":false,\"reason\":\"level-too-low\",\"requiredLevel\":13,"
                                        + "\"avatars\":[{\"id\":\"leonardo\"}],\"fixedAvatarId\":null,"
                                        + "\"price\":{\"twei\":4,\"legs\":[{\"role\":\"AUTHOR\",\"twei\":1},{\"role\":\"TREASURY\",\"twei\":3}]}}"));
        assertThat(panels.at("/unavailable")).isEmpty();
        Peers.COMMENT.verify(getRequestedFor(urlPathEqualTo("/api/articles/on-bees-abc/comments/mine"))
                .withHeader("Authorization", equalTo(bearer))
                .withQueryParam("commentIds", equalTo("c2"))
                .withQueryParam("commentIds", equalTo("c3")));
        Peers.REWARDS.verify(
                getRequestedFor(urlEqualTo(Composed.REWARDS_PART)).withHeader("Authorization", equalTo(bearer)));
    }

    @Test
    void aPartWhoseServiceFailsIsNullAndNamedAndTheRestIsThere() {
        Peers.REWARDS.stubFor(get(Composed.REWARDS_PART).willReturn(serverError()));
        JsonNode panels = panels(PATH);
        assertThat(panels.at("/wallet").isNull()).isTrue();
        assertThat(panels.at("/pnl").isNull()).isTrue();
        assertThat(panels.at("/unavailable")).isEqualTo(json("[\"wallet\",\"pnl\"]"));
        assertThat(panels.at("/me/level").asInt()).isEqualTo(3);
        assertThat(panels.at("/commentBox/requiredLevel").asInt()).isEqualTo(13);

        Peers.ARTICLE.stubFor(get(Composed.ARTICLES_PART).willReturn(serverError()));
        assertThat(panels(PATH).at("/unavailable")).isEqualTo(json("[\"reading\",\"rating\",\"wallet\",\"pnl\"]"));
    }

    @Test
    void aServiceIsAskedOnce() {
        panels(PATH); // the price, too, which is kept
        List<WireMockServer> services = List.of(Peers.ARTICLE, Peers.COMMENT, Peers.PROFILE, Peers.REWARDS);
        services.forEach(WireMockServer::resetRequests);
        panels(PATH);
        services.forEach(service -> service.verify(1, getRequestedFor(anyUrl())));
    }

    @Test
    void aServiceThatIsTooSlowIsNotWaitedFor() {
        Peers.COMMENT.stubFor(get(urlPathEqualTo("/api/articles/on-bees-abc/comments/mine"))
                .willReturn(okJson("{}").withFixedDelay(3_000)));
        JsonNode panels = panels(PATH);
        assertThat(panels.at("/comments").isNull()).isTrue();
        assertThat(panels.at("/commentBox").isNull()).isTrue();
        assertThat(panels.at("/unavailable")).isEqualTo(json("[\"comments\"]"));
        assertThat(panels.at("/wallet/balance").asInt()).isEqualTo(21);
    }

    @Test
    void whatDoesNotExistIsNullAndNotCalledUnavailable() {
        Peers.REWARDS.stubFor(get(Composed.REWARDS_PART)
                .willReturn(okJson("{\"wallet\":{\"balance\":21,\"allowances\":[]},"
                        + "\"pnl\":{\"price\":1,\"reports\":[]},\"latest\":null}")));
        JsonNode panels = panels(PATH);
        assertThat(panels.at("/pnl")).isEqualTo(json("{\"price\":1,\"reports\":[]}"));
        assertThat(panels.at("/unavailable")).isEmpty();
    }

    @Test
    void belowADeletedArticleNobodyCommentsAndReportsCanStillBeHad() {
        Peers.ARTICLE.stubFor(get(Composed.ARTICLES_PART).willReturn(jsonResponse("{}", 410)));
        JsonNode panels = panels(PATH);
        assertThat(panels.at("/commentBox/allowed").asBoolean()).isFalse();
        assertThat(panels.at("/commentBox/reason").asString()).isEqualTo("deleted");
        assertThat(panels.at("/pnl/latest/id").asString()).isEqualTo("r2");
        assertThat(panels.at("/unavailable")).isEmpty();
    }

    @Test
    void anArticleThatDoesNotExistIs404() {
        Peers.ARTICLE.stubFor(get(Composed.ARTICLES_PART).willReturn(jsonResponse("{}", 404)));
        var answer = new Browser(port).get(PATH, "Authorization", bearer);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/problems/not-found");
    }

    @Test
    void aTokenThatServesNoMoreTakesNothingFromAnybodyElse() {
        String gone = Peers.KEYS.personBearer(Ids.random(), "gone", 3);
        Peers.PROFILE.stubFor(get("/api/me")
                .withHeader("Authorization", equalTo(gone))
                .willReturn(jsonResponse("{\"type\":\"/problems/unauthenticated\"}", 401)));
        Peers.COMMENT.stubFor(get(urlPathEqualTo("/api/articles/on-bees-abc/comments/mine"))
                .withHeader("Authorization", equalTo(gone))
                .willReturn(jsonResponse("{\"type\":\"/problems/unauthenticated\"}", 401)));
        Peers.PROFILE.stubFor(get("/api/levels").willReturn(okJson("[]")));
        for (int i = 0; i < 45; i++) {
            var refused = new Browser(port).get(PATH, "Authorization", gone);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
            assertThat(refused.body()).contains("/problems/session-ended");
        }
        assertThat(breakers.getAllCircuitBreakers())
                .allSatisfy(breaker ->
                        assertThat(breaker.getState()).as(breaker.getName()).isEqualTo(CircuitBreaker.State.CLOSED));
        JsonNode panels = panels(PATH);
        assertThat(panels.at("/unavailable")).isEmpty();
        assertThat(panels.at("/me/level").asInt()).isEqualTo(3);
        assertThat(panels.at("/comments/mine/0").asString()).isEqualTo("c1");
        assertThat(new Browser(port).get("/levels", "Accept", "text/html").statusCode())
                .isEqualTo(200);
        String suspended = Peers.KEYS.personBearer(Ids.random(), "max", 3);
        Peers.PROFILE.stubFor(
                get(urlPathEqualTo("/internal/standing")).willReturn(okJson("{\"standing\":\"SUSPENDED\"}")));
        assertThat(new Browser(port)
                        .send("POST", "/api/articles", "{}", "Authorization", suspended)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void panelsThatAreDownTakeNeitherPagesNorTheStandingWithThem() {
        Peers.PROFILE.stubFor(get("/api/me").willReturn(serverError()));
        for (int i = 0; i < 12; i++) {
            assertThat(panels(PATH).at("/unavailable")).isEqualTo(json("[\"me\"]"));
        }
        assertThat(breakers.circuitBreaker("profile-service-panels").getState()).isEqualTo(CircuitBreaker.State.OPEN);
        for (String purpose : List.of("pages", "standing", "export", "revocations")) {
            assertThat(breakers.circuitBreaker("profile-service-" + purpose).getState())
                    .as(purpose)
                    .isEqualTo(CircuitBreaker.State.CLOSED);
        }
    }

    @Test
    void aServiceThatDoesNotTakeATokenOfSomebodyWhoIsThereIsNamedAndNotTheirFault() {
        Peers.REWARDS.stubFor(get(Composed.REWARDS_PART).willReturn(jsonResponse("{}", 401)));
        Peers.ARTICLE.stubFor(get(Composed.ARTICLES_PART).willReturn(jsonResponse("{}", 429)));
        assertThat(panels(PATH).at("/unavailable")).isEqualTo(json("[\"reading\",\"rating\",\"wallet\",\"pnl\"]"));
    }

    @Test
    void nobodyInParticularHasNoPanels() {
        var anonymous = new Browser(port).get(PATH);
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.body()).contains("/problems/unauthenticated");

        Peers.PROFILE.stubFor(post("/api/sessions/refresh").willReturn(serverError()));
        var unsure = new Browser(port)
                .with("__Host-earnest_refresh", "unsure-viewer")
                .get(PATH);
        assertThat(unsure.statusCode()).isEqualTo(503);
        assertThat(unsure.body()).contains("profile-service");
    }

    private JsonNode panels(String path) {
        var answer = new Browser(port).get(path, "Authorization", bearer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
