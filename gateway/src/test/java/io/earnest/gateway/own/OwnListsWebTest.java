package io.earnest.gateway.own;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class OwnListsWebTest {
    private static final String ORIGIN = "https://earnest.example";
    private static final String TOKEN =
            Peers.KEYS.personBearer("ada00000000000000000", "ada-lovelace", 14).substring("Bearer ".length());
    private static final String CARD = """
            {"id": "bees000000000000000a", "slug": "on-bees-bees000000000000000a", "title": "On <bees>",
             "excerpt": "Bees dance.", "author": {"handle": "ada", "displayName": "Ada", "level": 14}, "byline": [],
             "payee": "AUTHOR", "publishedAt": "2026-01-02T03:04:05Z", "timeToReadSeconds": 60, "requiredSeconds": 15,
             "pluses": 0, "minuses": 0, "comments": 0, "tags": []}""";

    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @BeforeEach
    void reset() {
        Peers.reset();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @Test
    void theListsAreWholePagesKeptNowhere() {
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/me/reading-list"))
                .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                .willReturn(okJson("{\"items\":[{\"articleId\":\"gone0000000000000000\",\"article\":null},"
                        + "{\"articleId\":\"bees000000000000000a\",\"article\":" + CARD + "}],\"next\":\"abc\"}")));
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/me/history")).willReturn(okJson("""
                        {"items": [{"articleId": "bees000000000000000a", "readAt": "2026-01-02T03:04:05Z",
                          "settlement": {"status": "PAID", "twei": 2}, "article": %s},
                         {"articleId": "gone0000000000000000", "readAt": "2026-01-02T03:04:05Z",
                          "settlement": {"status": "UNPAID", "twei": 0}, "article": null}], "next": null}""".formatted(CARD))));
        HttpResponse<String> list = page("/reading-list");
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        assertThat(list.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(list.headers().firstValue("ETag")).isEmpty();
        assertThat(list.body())
                .contains("On &lt;bees&gt;", "not published any more", "/reading-list?cursor=abc", "value=\"no\"")
                .doesNotContain("style=");
        assertThat(page("/history").body())
                .contains("+2", "not paid", "2 January 2026", "An article that is not published any more");
    }

    @Test
    void whatOneFollowsStandsThereOrSaysWhatToDo() {
        Peers.ARTICLE.stubFor(get(urlEqualTo("/api/articles?sort=following"))
                .willReturn(okJson("{\"items\":[],\"next\":null,\"followed\":0}")));
        assertThat(page("/following").body()).contains("You follow nobody yet", "Press “Follow”");
        Peers.ARTICLE.stubFor(get(urlEqualTo("/api/articles?sort=following"))
                .willReturn(okJson("{\"items\":[],\"next\":null,\"followed\":2}")));
        assertThat(page("/following").body()).contains("Nothing here yet");
        Peers.ARTICLE.stubFor(get(urlEqualTo("/api/articles?sort=following"))
                .willReturn(okJson("{\"items\":[" + CARD + "],\"next\":\"n\",\"followed\":2}")));
        assertThat(page("/following").body()).contains("On &lt;bees&gt;", "/following?cursor=n");
        HttpResponse<String> front = new Browser(port).get("/?sort=following", "Accept", "text/html");
        assertThat(front.statusCode()).isEqualTo(303);
        assertThat(front.headers().firstValue("Location")).hasValue("/following");
    }

    @Test
    void itIsAPieceForScriptsAndAPageForWhoOpensItsAddress() {
        Peers.PROFILE.stubFor(get("/api/me/following")
                .willReturn(okJson("{\"authors\":[{\"handle\":\"ada\",\"displayName\":\"Ada\"}],"
                        + "\"tags\":[{\"tag\":\"tcp/ip\"}]}")));
        String piece = person().get("/settings/following", "Accept", "text/html, application/problem+json")
                .body();
        assertThat(piece).contains("@ada", "value=\"tcp/ip\"").doesNotContain("<html");
        assertThat(page("/settings/following").body()).contains("<html", "@ada", "tcp/ip");
        Peers.REWARDS.stubFor(get(urlPathEqualTo("/api/wallet/history"))
                .willReturn(okJson("{\"complete\":true,\"days\":[{\"date\":\"2026-03-01\",\"balance\":20,\"earned\":0,"
                        + "\"spent\":0,\"granted\":20}],\"activities\":[],\"articles\":[],\"otherArticles\":null}")));
        assertThat(page("/wallet/charts").body()).contains("<html", "earnest.css", "Your balance");
    }

    @Test
    void aFormWithoutScriptIsTakenAndLeadsToTheList() {
        Peers.ARTICLE.stubFor(put("/api/me/reading-list/bees000000000000000a").willReturn(noContent()));
        Peers.ARTICLE.stubFor(
                delete("/api/me/reading-list/bees000000000000000a").willReturn(noContent()));
        Peers.PROFILE.stubFor(put("/api/me/following/authors/ada").willReturn(noContent()));
        Peers.PROFILE.stubFor(delete(urlPathEqualTo("/api/me/following/tags")).willReturn(noContent()));
        assertThat(sent("/reading-list", "article=bees000000000000000a&keep=yes"))
                .isEqualTo("303 /reading-list");
        assertThat(sent("/reading-list", "article=bees000000000000000a&keep=no"))
                .isEqualTo("303 /reading-list");
        assertThat(sent("/following", "author=ada&keep=yes")).isEqualTo("303 /settings/following");
        assertThat(sent("/following", "tag=tcp%2Fip&keep=no")).isEqualTo("303 /settings/following");
        Peers.ARTICLE.verify(1, putRequestedFor(urlEqualTo("/api/me/reading-list/bees000000000000000a")));
        Peers.ARTICLE.verify(1, deleteRequestedFor(urlEqualTo("/api/me/reading-list/bees000000000000000a")));
        Peers.PROFILE.verify(1, putRequestedFor(urlEqualTo("/api/me/following/authors/ada")));
        Peers.PROFILE.verify(1, deleteRequestedFor(urlEqualTo("/api/me/following/tags?tag=tcp%2Fip")));
    }

    @Test
    void anotherSitesFormIsNot() {
        HttpResponse<String> foreign = person().form(
                        "/reading-list", "article=bees000000000000000a&keep=yes", "Origin", "https://evil.example");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(Peers.ARTICLE.getAllServeEvents()).isEmpty();
    }

    @Test
    void whoIsNotSignedInComesBackAfterIt() {
        for (String path : new String[] {"/following", "/reading-list", "/history", "/settings/following"}) {
            HttpResponse<String> answer = new Browser(port).get(path, "Accept", "text/html");
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/sign-in?next=%2F");
        }
        HttpResponse<String> form =
                new Browser(port).form("/reading-list", "article=x&keep=yes", "Origin", ORIGIN, "Accept", "text/html");
        assertThat(form.headers().firstValue("Location")).hasValue("/sign-in?next=%2Freading-list");
    }

    @Test
    void aServiceThatIsAwayOrRefusesIsToldOnAPage() {
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/me/history")).willReturn(serviceUnavailable()));
        HttpResponse<String> down = page("/history");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body()).contains("<html");
        Peers.ARTICLE.stubFor(put("/api/me/reading-list/bees000000000000000a")
                .willReturn(aResponse()
                        .withStatus(409)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"type\":\"/problems/reading-list-full\",\"title\":\"The reading list is full\","
                                + "\"status\":409,\"detail\":\"Take some off it first.\"}")));
        HttpResponse<String> full = person().form(
                        "/reading-list",
                        "article=bees000000000000000a&keep=yes",
                        "Origin",
                        ORIGIN,
                        "Accept",
                        "text/html");
        assertThat(full.statusCode()).isEqualTo(409);
        assertThat(full.body()).contains("<html", "The reading list is full", "Take some off it first.");
    }

    private String sent(String path, String fields) {
        HttpResponse<String> answer = person().form(path, fields, "Origin", ORIGIN, "Accept", "text/html");
        return answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse(answer.body());
    }

    private HttpResponse<String> page(String path) {
        return person().get(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private Browser person() {
        return new Browser(port).with("__Host-earnest_access", TOKEN);
    }
}
