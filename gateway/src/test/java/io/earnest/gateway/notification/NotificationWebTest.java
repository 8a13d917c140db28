package io.earnest.gateway.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Hostile;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.earnest.gateway.session.AccountEnd;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpResponse;
import java.util.ArrayList;
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
class NotificationWebTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ORIGIN = "https://earnest.example";

    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @Autowired
    private List<AccountEnd> accountEnds;

    private final String profile = Ids.random();
    private final String bearer = Peers.KEYS.personBearer(profile, "ada", 3);

    @BeforeEach
    void nobodyWasToldAnything() {
        Peers.reset();
        for (WireMockServer peer : List.of(Peers.ARTICLE, Peers.COMMENT, Peers.PROFILE, Peers.REWARDS)) {
            peer.stubFor(get(urlPathEqualTo("/api/notifications")).atPriority(9).willReturn(page(null)));
            peer.stubFor(get("/api/notifications/unread").atPriority(9).willReturn(okJson("{\"unread\":0}")));
            peer.stubFor(post("/api/notifications/read").atPriority(9).willReturn(noContent()));
        }
    }

    @AfterEach
    void reset() {
        Peers.reset();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @Test
    void whatFourServicesToldIsOneListWithoutGapsOrRepetitions() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            all.add(told(i % 2 == 0 ? "comment" : "article", i, "comment-answered", "{}"));
        }
        // Each service gives its newest before the cursor, as the contract says.
        lists(
                Peers.COMMENT,
                all.stream().filter(t -> t.contains("\"id\":\"comment-")).toList());
        lists(
                Peers.ARTICLE,
                all.stream().filter(t -> t.contains("\"id\":\"article-")).toList());
        JsonNode first = json(ask("/api/notifications?limit=9"));
        assertThat(first.get("items")).hasSize(9);
        assertThat(first.get("next").isNull()).isTrue();
        List<String> times = new ArrayList<>();
        first.get("items").forEach(item -> times.add(item.get("at").asString()));
        assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        JsonNode some = json(ask("/api/notifications?limit=4"));
        assertThat(some.get("items")).hasSize(4);
        String next = some.get("next").asString();
        ask("/api/notifications?limit=4&cursor=" + next);
        Peers.COMMENT.verify(getRequestedFor(urlPathEqualTo("/api/notifications"))
                .withQueryParam("cursor", equalTo(next))
                .withHeader("Authorization", equalTo(bearer)));
        assertThat(ask("/api/notifications?cursor=nonsense").statusCode()).isEqualTo(400);
        assertThat(ask("/api/notifications?limit=101").statusCode()).isEqualTo(400);
    }

    @Test
    void aServiceThatIsAwayIsNamedAndTakesNothingElseAway() {
        lists(Peers.COMMENT, List.of(told("comment", 1, "comment-answered", "{}")));
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/notifications")).willReturn(serviceUnavailable()));
        Peers.ARTICLE.stubFor(get("/api/notifications/unread").willReturn(serviceUnavailable()));
        Peers.COMMENT.stubFor(get("/api/notifications/unread").willReturn(okJson("{\"unread\":2}")));
        JsonNode list = json(ask("/api/notifications"));
        assertThat(list.get("items")).hasSize(1);
        assertThat(list.at("/unavailable/0").asString()).isEqualTo("article-service");
        JsonNode count = json(ask("/api/notifications/unread"));
        assertThat(count.get("unread").asInt()).isEqualTo(2);
        assertThat(count.get("unavailable")).hasSize(1);
        HttpResponse<String> page = ask("/notifications");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("some may be missing");
    }

    @Test
    void theCountIsKeptForSecondsAndForgottenWhenSomethingIsRead() {
        Peers.COMMENT.stubFor(get("/api/notifications/unread").willReturn(okJson("{\"unread\":3}")));
        assertThat(json(ask("/api/notifications/unread")).get("unread").asInt()).isEqualTo(3);
        Peers.COMMENT.stubFor(get("/api/notifications/unread").willReturn(okJson("{\"unread\":1}")));
        HttpResponse<String> kept = ask("/api/notifications/unread");
        assertThat(json(kept).get("unread").asInt()).isEqualTo(3);
        assertThat(kept.headers().firstValue("Cache-Control")).hasValue("no-store, private");
        String other = Peers.KEYS.personBearer(Ids.random(), "bob", 3);
        assertThat(json(new Browser(port).get("/api/notifications/unread", "Authorization", other))
                        .get("unread")
                        .asInt())
                .as("is not somebody else's")
                .isOne();
        assertThat(send("POST", "/api/notifications/read", "{\"ids\":[\"comment-x\"]}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(json(ask("/api/notifications/unread")).get("unread").asInt()).isOne();
        Peers.REWARDS.stubFor(post("/api/notifications/read").willReturn(serviceUnavailable()));
        assertThat(send("POST", "/api/notifications/read", "{\"ids\":[\"comment-x\"]}")
                        .statusCode())
                .isEqualTo(503);
        assertThat(send("POST", "/api/notifications/read", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void nobodyGetsNothingAndIsSentToSignIn() {
        Browser nobody = new Browser(port);
        for (String path : List.of("/api/notifications", "/api/notifications/unread", "/api/moderation/appeals")) {
            assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(401);
        }
        HttpResponse<String> page = nobody.get("/notifications", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).hasValue("/sign-in?next=%2Fnotifications");
        assertThat(nobody.form("/notifications/read", "until=", "Origin", ORIGIN)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void thePageShowsThemByDayInWordsAndHidesWhatTriesToBeMarkup() {
        lists(
                Peers.COMMENT,
                List.of(told(
                        "comment",
                        1,
                        "comment-removed",
                        "{\"reason\":\"<b>spam</b>\",\"text\":\"<script>x</script>\"}")));
        HttpResponse<String> page = ask("/notifications");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store, private");
        assertThat(page.body())
                .contains(
                        "A moderator removed your comment",
                        "&lt;b&gt;spam&lt;/b&gt;",
                        "1 August 2026",
                        "Mark all as read")
                .contains("action=\"/notifications/comment-")
                .doesNotContain("<script>x", "<b>spam", "style=");
    }

    @Test
    void aLinkNeverLeadsAway() {
        lists(
                Peers.COMMENT,
                List.of(told("comment", 1, "comment-answered", "{}").replace("/articles/a", "//evil.example")));
        assertThat(ask("/notifications").body()).doesNotContain("evil.example");
    }

    @Test
    void formsWorkByACookieOfOurPagesAloneAndOfNoOther() {
        Peers.COMMENT.stubFor(post(urlPathEqualTo("/api/notifications/comment-x/appeal"))
                .willReturn(aResponse()
                        .withStatus(201)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{}")));
        Browser browser = new Browser(port).with("__Host-earnest_access", bearer.substring("Bearer ".length()));
        HttpResponse<String> foreign =
                browser.form("/notifications/read", "until=2026-08-01T12:00:00Z", "Origin", "https://evil.example");
        assertThat(foreign.statusCode()).isEqualTo(403);
        HttpResponse<String> marked =
                browser.form("/notifications/read", "until=2026-08-01T12%3A00%3A00Z", "Origin", ORIGIN);
        assertThat(marked.statusCode()).as(marked.body()).isEqualTo(303);
        Peers.COMMENT.verify(
                1,
                postRequestedFor(urlPathEqualTo("/api/notifications/read"))
                        .withHeader("Authorization", equalTo(bearer))
                        .withRequestBody(equalToJson("{\"until\":\"2026-08-01T12:00:00Z\",\"ids\":null}")));
        HttpResponse<String> sent =
                browser.form("/notifications/comment-x/appeal", "text=It+was+praise", "Origin", ORIGIN);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        Peers.COMMENT.verify(postRequestedFor(urlPathEqualTo("/api/notifications/comment-x/appeal"))
                .withRequestBody(equalToJson("{\"text\":\"It was praise\"}")));
        assertThat(browser.form("/notifications/comment-x/appeal", "text=+", "Origin", ORIGIN)
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.form("/notifications/nothing/appeal", "text=x", "Origin", ORIGIN)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoIsSuspendedReadsMarksAndAppealsAndWritesNothingElse() {
        Peers.PROFILE.stubFor(
                get(urlPathEqualTo("/internal/standing")).willReturn(okJson("{\"standing\":\"SUSPENDED\"}")));
        Peers.PROFILE.stubFor(
                post(urlPathEqualTo("/api/notifications/profile-x/appeal")).willReturn(okJson("{}")));
        assertThat(send("PUT", "/api/me/password", "{}").statusCode()).isEqualTo(403);
        assertThat(ask("/api/notifications").statusCode()).isEqualTo(200);
        assertThat(send("POST", "/api/notifications/read", "{\"ids\":[]}").statusCode())
                .isEqualTo(204);
        assertThat(send("POST", "/api/notifications/profile-x/appeal", "{\"text\":\"x\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "/api/moderation/appeals/profile-x/answer", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenOfSomebodySuspendedWritesNothingWhileNobodyCanTell() {
        Peers.PROFILE.stubFor(get(urlPathEqualTo("/internal/standing")).willReturn(serviceUnavailable()));
        Peers.COMMENT.stubFor(any(anyUrl()).atPriority(10).willReturn(okJson("{}")));
        String suspended = Peers.KEYS.personBearer(profile, "ada", 3, "suspended");
        assertThat(new Browser(port)
                        .send("DELETE", "/api/comments/c1", null, "Authorization", suspended)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void appealsAreForWhomTheServicesLet() {
        String open = """
                {"items":[{"id":"comment-x","kind":"comment-removed","at":"2026-08-01T12:00:00Z","link":"/articles/a",
                 "details":{},"text":"no","mine":false}],"next":null,"total":1}""";
        for (WireMockServer peer : List.of(Peers.ARTICLE, Peers.COMMENT, Peers.PROFILE)) {
            peer.stubFor(get(urlPathEqualTo("/api/moderation/appeals"))
                    .willReturn(aResponse().withStatus(403)));
        }
        assertThat(ask("/api/moderation/appeals").statusCode()).isEqualTo(403);
        Peers.COMMENT.stubFor(get(urlPathEqualTo("/api/moderation/appeals")).willReturn(okJson(open)));
        JsonNode some = json(ask("/api/moderation/appeals"));
        assertThat(some.get("items")).hasSize(1);
        assertThat(some.get("total").asInt()).isOne();
        assertThat(some.get("unavailable")).isEmpty();
    }

    @Test
    void whatWasToldGoesWithTheAccount() {
        for (WireMockServer peer : List.of(Peers.ARTICLE, Peers.COMMENT, Peers.REWARDS)) {
            peer.stubFor(
                    any(urlPathEqualTo("/api/notifications")).atPriority(10).willReturn(noContent()));
        }
        accountEnds.forEach(end -> end.of(bearer));
        for (WireMockServer peer : List.of(Peers.ARTICLE, Peers.COMMENT, Peers.REWARDS)) {
            peer.verify(
                    1,
                    deleteRequestedFor(urlPathEqualTo("/api/notifications"))
                            .withHeader("Authorization", equalTo(bearer)));
        }
    }

    private static void lists(WireMockServer peer, List<String> items) {
        peer.stubFor(get(urlPathEqualTo("/api/notifications")).willReturn(page(String.join(",", items.reversed()))));
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder page(String items) {
        return okJson("{\"items\":[" + (items == null ? "" : items) + "],\"next\":null}");
    }

    private static String told(String service, int second, String kind, String details) {
        return """
                {"id":"%s-%s","kind":"%s","at":"2026-08-01T12:00:0%dZ","count":1,"read":false,"link":"/articles/a",
                 "details":%s,"appealable":true,"appeal":null}""".formatted(service, Ids.random(), kind, second, details);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> ask(String path) {
        return new Browser(port)
                .get(path, "Accept", "text/html, application/json, application/problem+json", "Authorization", bearer);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return new Browser(port).send(method, path, body, "Authorization", bearer);
    }
}
