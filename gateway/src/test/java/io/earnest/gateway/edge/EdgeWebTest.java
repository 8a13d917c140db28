package io.earnest.gateway.edge;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.earnest.chassis.testing.Hostile;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
@Hostile
class EdgeWebTest {
    @LocalServerPort
    private int port;

    @BeforeEach
    void everyServiceSaysItsName() {
        Peers.reset();
        for (WireMockServer peer : peers()) {
            peer.stubFor(any(anyUrl()).atPriority(10).willReturn(ok(nameOf(peer))));
        }
    }

    @Test
    void aHeaderWithControlCharactersIsRefusedAndNoFailure() throws IOException {
        assertThat(Raw.answer(
                        port,
                        "POST /api/articles HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n"
                                + "Content-Type: application/json\r\nIdempotency-Key: key\u009b\r\n\r\n{}"))
                .startsWith("HTTP/1.1 400")
                .contains("/problems/invalid-request", "headers");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/articles, article",
        "POST, /api/articles, article",
        "GET, /api/articles/a, article",
        "PUT, /api/articles/a, article",
        "DELETE, /api/articles/a, article",
        "GET, /api/articles/a/revisions/2, article",
        "POST, /api/articles/a/publication, article",
        "PUT, /api/articles/a/rating, article",
        "POST, /api/articles/a/readings, article",
        "GET, /api/articles/a/reading, article",
        "POST, /api/readings/r/heartbeats, article",
        "POST, /api/previews, article",
        "GET, /api/me/articles?status=DRAFT, article",
        "POST, /api/admin/articles, article",
        "PUT, /api/admin/articles/a/author, article",
        "GET, /api/articles/a/comments?sort=top, comment",
        "POST, /api/articles/a/comments, comment",
        "GET, /api/articles/a/comments/mine, comment",
        "GET, /api/comments/c, comment",
        "PUT, /api/comments/c/vote, comment",
        "POST, /api/comments/c/flags, comment",
        "GET, /api/moderation/queue, comment",
        "PUT, /api/moderation/comments/c/writer/suspension, comment",
        "GET, /api/wallet, rewards",
        "GET, /api/wallet/entries?line=READING, rewards",
        "GET, /api/articles/a/pnl, rewards",
        "POST, /api/articles/a/pnl-reports, rewards",
        "GET, /api/pnl-reports?articleId=a, rewards",
        "GET, /api/pnl-reports/r/entries, rewards",
        "GET, /api/tariff, rewards",
        "GET, /api/tariffs/1, rewards",
        "GET, /api/economy, rewards",
        "GET, /api/ledger/head, rewards",
        "POST, /api/profiles, profile",
        "GET, /api/profiles/ada, profile",
        "GET, /api/sessions, profile",
        "DELETE, /api/sessions/s1, profile",
        "GET, /api/me, profile",
        "PATCH, /api/me, profile",
        "PUT, /api/me/password, profile",
        "GET, /api/avatars, profile",
        "GET, /api/avatars/leonardo/image, profile",
        "GET, /api/levels, profile",
        "POST, /api/admin/grants, profile",
        "GET, /api/admin/entries?handle=ada, profile",
        "POST, /api/admin/reversals, profile",
        "POST, /api/admin/tariffs, profile",
        "POST, /api/admin/experience, profile",
        "PUT, /api/admin/profiles/ada/roles, profile",
        "GET, /api/admin/audit, profile",
        "GET, /api/admin/audit/a, profile",
        "PUT, /api/articles/a/viewer, article",
    })
    void everyPathGoesToTheServiceThatOwnsIt(String method, String path, String service) {
        var answer = new Browser(port).send(method, path, method.equals("GET") ? null : "{}");
        assertThat(answer.body()).isEqualTo(service);
        Peers.PROFILE.verify(0, anyRequestedFor(urlEqualTo("/internal")));
    }

    @Test
    void thePublishedKeysAreRouted() {
        assertThat(new Browser(port).get("/.well-known/jwks.json").body()).contains("\"keys\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/profiles?ids=a",
                "/internal",
                "/INTERNAL/profiles",
                "/internal;a=b/profiles",
                "/%69nternal/profiles",
                "/api/../internal/profiles",
                "/api/articles/../../internal/profiles",
                "/api/articles/..%2f..%2finternal/profiles",
                "/api/articles/..%2F..%2Finternal",
                "/api/articles/%2e%2e/%2e%2e/internal",
                "/api/articles/..;/..;/internal",
                "/api/articles/..%5c..%5cinternal",
                "/api/articles/a;b=c",
                "/api/articles/%252e%252e/x",
                "/api//articles",
                "//internal/profiles",
                "/api/articles/a/./b",
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/Actuator/health",
                "/v3/api-docs",
                "/api/internal/profiles",
                "/nothing",
            })
    void whatIsNotPublicIsNotThere(String path) throws IOException {
        String answer = Raw.answer(port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404").contains("/problems/not-found", "Content-Security-Policy");
        for (WireMockServer peer : peers()) {
            // But for the question whether an import had the address at its old site.
            peer.verify(0, anyRequestedFor(urlMatching("(?!/api/aliases\\?path=).*")));
        }
    }

    @Test
    void statusHeadersAndBodyOfAServicePassUntouched() {
        String problem = "{\"type\":\"/problems/insufficient-twei\",\"status\":402,\"balance\":1,\"price\":2}";
        Peers.ARTICLE.stubFor(post("/api/articles/a/publication")
                .willReturn(okJson(problem)
                        .withStatus(402)
                        .withHeader("Content-Type", "application/problem+json")
                        .withHeader("ETag", "\"7\"")
                        .withHeader("Location", "/api/articles/a")));
        var answer = new Browser(port).send("POST", "/api/articles/a/publication", "{}", "Idempotency-Key", "k1");
        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(answer.body()).isEqualTo(problem);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/articles/a");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        Peers.ARTICLE.verify(postRequestedFor(urlEqualTo("/api/articles/a/publication"))
                .withHeader("Idempotency-Key", equalTo("k1")));
    }

    @Test
    void aQueryArrivesAsItWasSent() {
        new Browser(port).get("/api/articles?q=a%20b%26c%3Dd&tag=%C3%A9t%C3%A9&cursor=Zm9v");
        Peers.ARTICLE.verify(
                getRequestedFor(urlEqualTo("/api/articles?q=a%20b%26c%3Dd&tag=%C3%A9t%C3%A9&cursor=Zm9v")));
    }

    @Test
    void a304AndItsConditionPass() {
        Peers.ARTICLE.stubFor(get("/api/articles/a")
                .withHeader("If-None-Match", equalTo("\"1\""))
                .willReturn(ok().withStatus(304).withHeader("ETag", "\"1\"")));
        var answer = new Browser(port).get("/api/articles/a", "If-None-Match", "\"1\"");
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aServiceThatBreaksOffIs503AndNamed() {
        Peers.COMMENT.stubFor(get("/api/comments/c").willReturn(ok().withFault(Fault.EMPTY_RESPONSE)));
        var answer = new Browser(port).get("/api/comments/c");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("/problems/unavailable", "\"service\":\"comment-service\"");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void servicesSeeTheRealAddressWhateverTheClientClaims() {
        new Browser(port)
                .get(
                        "/api/levels",
                        "X-Forwarded-For",
                        "203.0.113.9",
                        "Forwarded",
                        "for=203.0.113.9",
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Forwarded-Proto",
                        "ftp");
        Peers.PROFILE.verify(getRequestedFor(urlEqualTo("/api/levels"))
                .withHeader("X-Forwarded-For", equalTo("127.0.0.1"))
                .withHeader("X-Forwarded-Proto", equalTo("https"))
                .withHeader("X-Forwarded-Host", absent())
                .withHeader("Forwarded", absent()));
    }

    @Test
    void oneTraceLeadsFromTheAnswerToTheService() {
        var answer = new Browser(port).get("/api/levels");
        String trace = answer.headers().firstValue("X-Trace-Id").orElseThrow();
        assertThat(trace).matches("[0-9a-f]{32}");
        Peers.PROFILE.verify(
                getRequestedFor(urlEqualTo("/api/levels")).withHeader("traceparent", matching("00-" + trace + "-.*")));
    }

    @Test
    void aClientsTraceIsNeitherContinuedNorHandedOn() {
        String given = "0af7651916cd43dd8448eb211c80319c";
        var answer = new Browser(port)
                .get(
                        "/api/avatars",
                        "traceparent",
                        "00-" + given + "-b7ad6b7169203331-01",
                        "tracestate",
                        "evil=1",
                        "baggage",
                        "evil=1",
                        "b3",
                        given + "-b7ad6b7169203331-1");
        String own = answer.headers().firstValue("X-Trace-Id").orElseThrow();
        assertThat(own).isNotEqualTo(given);
        var asked = Peers.PROFILE
                .findAll(getRequestedFor(urlEqualTo("/api/avatars")))
                .getFirst();
        assertThat(asked.header("traceparent").values())
                .singleElement()
                .asString()
                .startsWith("00-" + own);
        assertThat(asked.containsHeader("tracestate")).isFalse();
        assertThat(asked.containsHeader("baggage")).isFalse();
        assertThat(asked.containsHeader("b3")).isFalse();
    }

    @Test
    void whatIsForEverybodyMayBeKeptAndAllElseMayNot() {
        for (String own : new String[] {null, "private, no-cache", "no-store", "max-age=60"}) {
            Peers.PROFILE.stubFor(get("/api/me")
                    .willReturn(own == null ? okJson("{}") : okJson("{}").withHeader("Cache-Control", own)));
            assertThat(new Browser(port).get("/api/me").headers().allValues("Cache-Control"))
                    .as(own)
                    .containsExactly("private, no-store");
        }
        Peers.ARTICLE.stubFor(get("/api/articles/a")
                .willReturn(okJson("{}")
                        .withHeader("Cache-Control", "no-cache, public")
                        .withHeader("ETag", "\"1\"")));
        assertThat(new Browser(port).get("/api/articles/a").headers().allValues("Cache-Control"))
                .containsExactly("no-cache, public");
        assertThat(new Browser(port).get("/api/articles/a/viewer").headers().allValues("Cache-Control"))
                .as("a refusal of ours")
                .allSatisfy(caching -> assertThat(caching).contains("no-store"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/articles", "/api/nothing", "/internal/x", "/nothing"})
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        var headers = new Browser(port).get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(headers.allValues("Strict-Transport-Security")).hasSize(1);
    }

    @Test
    void aDrawingMayDoNothingButStyleItselfAndIsInNobodysFrame() {
        assertThat(new Browser(port)
                        .get("/api/avatars/leonardo/image")
                        .headers()
                        .firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'unsafe-inline'; sandbox; form-action 'none'; base-uri 'none';"
                        + " frame-ancestors 'none'");
    }

    @Test
    void noOtherSiteMayReadTheApi() throws Exception {
        HttpResponse<String> preflight = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/wallet"))
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                                .header("Origin", "https://evil.example")
                                .header("Access-Control-Request-Method", "PUT")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(preflight.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?q=%", "/?q=%ff%fe", "/?tag=%zz", "/?author=%F0%9F"})
    void anAddressWithADamagedQueryIsAPageThatSaysSo(String address) throws IOException {
        assertThat(Raw.answer(port, "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("text/html", "What stands behind the ? in it is damaged");
    }

    @Test
    void textIsCompressedForThoseWhoTakeIt() {
        Peers.ARTICLE.stubFor(
                get("/api/articles").willReturn(okJson("{\"items\":[\"" + "bees ".repeat(2_000) + "\"]}")));
        var answer = new Browser(port).get("/api/articles", "Accept-Encoding", "gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.body().length()).isLessThan(1_000);
    }

    @Test
    void twoTokensAreRefusedAndTold() {
        String bearer = Peers.KEYS.personBearer("ada0", "ada", 3);
        for (String[] two : new String[][] {
            {"Authorization", bearer, "Authorization", "Bearer x.y.z"},
            {"Authorization", bearer, "Authorization", bearer},
        }) {
            var answer = new Browser(port).get("/api/wallet", two);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("/problems/invalid-request", "Authorization");
        }
        var query = new Browser(port).get("/api/wallet?access_token=x.y.z", "Authorization", bearer);
        assertThat(query.statusCode()).isEqualTo(400);
        assertThat(query.body()).contains("/problems/invalid-request", "Authorization");
        var malformed = new Browser(port).get("/api/wallet", "Authorization", "Bearer a b");
        assertThat(malformed.statusCode()).isEqualTo(401);
        assertThat(malformed.body()).contains("/problems/invalid-token");
        Peers.REWARDS.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void anInvalidTokenOfOnesOwnIs401() {
        var answer = new Browser(port).get("/api/wallet", "Authorization", "Bearer x.y.z");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("/problems/invalid-token");
        Peers.REWARDS.verify(0, anyRequestedFor(anyUrl()));
    }

    private static List<WireMockServer> peers() {
        return List.of(Peers.ARTICLE, Peers.COMMENT, Peers.PROFILE, Peers.REWARDS);
    }

    private static String nameOf(WireMockServer peer) {
        return peer == Peers.ARTICLE
                ? "article"
                : peer == Peers.COMMENT ? "comment" : peer == Peers.PROFILE ? "profile" : "rewards";
    }
}
