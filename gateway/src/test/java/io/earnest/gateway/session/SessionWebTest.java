package io.earnest.gateway.session;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.nimbusds.jwt.JWTClaimsSet;
import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Hostile;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
@Hostile
class SessionWebTest {
    private static final String[] OWN_ORIGIN = {"Origin", "https://earnest.example"};

    @LocalServerPort
    private int port;

    private final String fresh = Peers.KEYS.sessionBearer("ada0", Ids.random()).substring(7);

    @BeforeEach
    void reset() {
        Peers.reset();
        Peers.REWARDS.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    }

    @Test
    void signingInPassesTheAnswerAndSetsCookiesThatScriptsCannotRead() {
        String answerBody = tokens(fresh, "r1");
        Peers.PROFILE.stubFor(post("/api/sessions").willReturn(okJson(answerBody)));
        String credentials = "{\"handle\":\"ada\",\"password\":\"correct horse\"}";

        var answer = new Browser(port)
                .send("POST", "/api/sessions", credentials, "Origin", "https://earnest.example", "User-Agent", "Bee 1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(answerBody);
        Peers.PROFILE.verify(postRequestedFor(urlEqualTo("/api/sessions"))
                .withRequestBody(equalToJson(credentials))
                .withHeader("User-Agent", equalTo("Bee 1"))
                .withHeader("X-Forwarded-For", equalTo("127.0.0.1")));
        assertThat(Browser.setCookies(answer))
                .hasSize(2)
                .anySatisfy(c -> assertThat(c)
                        .startsWith("__Host-earnest_access=" + fresh + ";")
                        .contains("Path=/", "Max-Age=600", "Secure", "HttpOnly", "SameSite=Lax"))
                .anySatisfy(c -> assertThat(c)
                        .startsWith("__Host-earnest_refresh=r1;")
                        .contains("Path=/", "Max-Age=2592000", "Secure", "HttpOnly", "SameSite=Lax"));
    }

    @Test
    void aDeviceThatWasSignedInOnIsKnownByACookieAtTheNextSignIn() {
        Peers.PROFILE.stubFor(post("/api/sessions")
                .willReturn(okJson(tokens(fresh, "r1")).withHeader("X-Earnest-Device", "17.known")));
        var first = new Browser(port).send("POST", "/api/sessions", "{}", "Origin", "https://earnest.example");
        assertThat(Browser.setCookies(first))
                .anySatisfy(c -> assertThat(c)
                        .contains(
                                "__Host-earnest_device=17.known;",
                                "Path=/",
                                "Max-Age=2592000",
                                "Secure",
                                "HttpOnly",
                                "SameSite=Lax"));
        assertThat(first.headers().firstValue("X-Earnest-Device")).isEmpty();

        new Browser(port)
                .with("__Host-earnest_device", "17.known")
                .send("POST", "/api/sessions", "{}", "Origin", "https://earnest.example");
        Peers.PROFILE.verify(postRequestedFor(urlEqualTo("/api/sessions"))
                .withHeader("X-Earnest-Device", equalTo("17.known"))
                .withHeader("Cookie", absent()));
    }

    @Test
    void aRefusedSignInPassesAsItIsAndSetsNoCookie() {
        String problem = "{\"type\":\"/problems/bad-credentials\",\"status\":401}";
        Peers.PROFILE.stubFor(post("/api/sessions")
                .willReturn(jsonResponse(problem, 401).withHeader("Content-Type", "application/problem+json")));
        var answer = new Browser(port).send("POST", "/api/sessions", "{}", OWN_ORIGIN);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(problem);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(Browser.setCookies(answer)).isEmpty();
    }

    @Test
    void theCookieBecomesTheAuthorizationThatServicesSeeAndGoesNoFurtherItself() {
        Browser browser = new Browser(port).with("__Host-earnest_access", fresh).with("__Host-earnest_refresh", "r1");
        assertThat(browser.get("/api/wallet").statusCode()).isEqualTo(200);
        Peers.REWARDS.verify(getRequestedFor(urlEqualTo("/api/wallet"))
                .withHeader("Authorization", equalTo("Bearer " + fresh))
                .withHeader("Cookie", absent()));
    }

    @Test
    void anExplicitTokenWinsAndNeedsNoOrigin() {
        String other = Peers.KEYS.personBearer("bob0", "bob", 1);
        Browser client = new Browser(port).with("__Host-earnest_access", fresh);
        assertThat(client.send("POST", "/api/articles/a/pnl-reports", "{}", "Authorization", other)
                        .statusCode())
                .isEqualTo(200);
        Peers.REWARDS.verify(postRequestedFor(urlEqualTo("/api/articles/a/pnl-reports"))
                .withHeader("Authorization", equalTo(other)));
    }

    @Test
    void aWriteByCookieNeedsAnOriginOfOurs() {
        Browser browser = new Browser(port).with("__Host-earnest_access", fresh);
        String path = "/api/articles/a/pnl-reports";
        for (String[] foreign : new String[][] {
            {},
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"Origin", "http://earnest.example"},
            {"Origin", "https://earnest.example.evil.example"},
            {"Referer", "https://evil.example/https://earnest.example/"},
            {"Origin", "http://localhost:1"},
        }) {
            var answer = browser.send("POST", path, "{}", foreign);
            assertThat(answer.statusCode()).as(String.join(" ", foreign)).isEqualTo(403);
            assertThat(answer.body()).contains("/problems/foreign-origin");
        }
        Peers.REWARDS.verify(0, postRequestedFor(urlEqualTo(path)));
        for (String[] own : new String[][] {
            OWN_ORIGIN,
            {"Referer", "https://earnest.example/articles/a"},
            {"Origin", "https://EARNEST.example:443"},
            {"Origin", "http://127.0.0.1:" + port},
        }) {
            assertThat(browser.send("POST", path, "{}", own).statusCode())
                    .as(String.join(" ", own))
                    .isEqualTo(200);
        }
    }

    @Test
    void signingInFromAForeignPageIsRefusedAndFromAProgramIsNot() {
        Peers.PROFILE.stubFor(post("/api/sessions").willReturn(okJson(tokens(fresh, "r1"))));
        assertThat(new Browser(port)
                        .send("POST", "/api/sessions", "{}", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Browser(port)
                        .send("POST", "/api/sessions", "{}", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Browser(port).send("POST", "/api/sessions", "{}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSessionWhoseAccessEndedIsRenewedOnceForAllRequestsThatComeTogether() throws Exception {
        Peers.PROFILE.stubFor(post("/api/sessions/refresh")
                .withRequestBody(equalToJson("{\"refreshToken\":\"old-1\"}"))
                .willReturn(okJson(tokens(fresh, "new-1")).withFixedDelay(200)));
        List<Callable<HttpResponse<String>>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            requests.add(() -> new Browser(port)
                    .with("__Host-earnest_access", expired())
                    .with("__Host-earnest_refresh", "old-1")
                    .get("/api/wallet"));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> each : threads.invokeAll(requests)) {
                assertThat(each.get().statusCode()).isEqualTo(200);
                assertThat(Browser.setCookies(each.get()))
                        .anySatisfy(c -> assertThat(c).startsWith("__Host-earnest_access=" + fresh + ";"))
                        .anySatisfy(c -> assertThat(c).startsWith("__Host-earnest_refresh=new-1;"));
            }
        }
        Peers.PROFILE.verify(1, postRequestedFor(urlEqualTo("/api/sessions/refresh")));
        Peers.REWARDS.verify(
                8, getRequestedFor(urlEqualTo("/api/wallet")).withHeader("Authorization", equalTo("Bearer " + fresh)));
    }

    @Test
    void anAnswerThatSetsCookiesIsKeptByNoCacheWhateverTheServiceSays() {
        Peers.PROFILE.stubFor(post("/api/sessions/refresh").willReturn(okJson(tokens(fresh, "new-4"))));
        Peers.PROFILE.stubFor(
                get("/api/levels").willReturn(okJson("[]").withHeader("Cache-Control", "public, max-age=3600")));
        Browser browser = new Browser(port).with("__Host-earnest_refresh", "old-4");
        assertThat(browser.get("/api/levels").headers().allValues("Cache-Control"))
                .containsExactly("private, no-store");
        assertThat(browser.get("/api/levels").headers().allValues("Cache-Control"))
                .containsExactly("public, max-age=3600");
    }

    @Test
    void aWriteWithAnEndedAccessIsRenewedTooAndKeepsItsBody() {
        Peers.PROFILE.stubFor(post("/api/sessions/refresh").willReturn(okJson(tokens(fresh, "new-2"))));
        var answer = new Browser(port)
                .with("__Host-earnest_refresh", "old-2")
                .send("POST", "/api/articles/a/pnl-reports", "{\"a\":1}", OWN_ORIGIN);
        assertThat(answer.statusCode()).isEqualTo(200);
        Peers.REWARDS.verify(postRequestedFor(urlEqualTo("/api/articles/a/pnl-reports"))
                .withRequestBody(equalToJson("{\"a\":1}"))
                .withHeader("Authorization", equalTo("Bearer " + fresh)));
    }

    @Test
    void aSessionThatCannotBeRenewedEndsAndTheRequestGoesOnWithoutAPerson() {
        Peers.PROFILE.stubFor(post("/api/sessions/refresh").willReturn(jsonResponse("{}", 401)));
        Browser browser =
                new Browser(port).with("__Host-earnest_access", "junk").with("__Host-earnest_refresh", "gone");
        assertThat(browser.get("/api/economy").statusCode()).isEqualTo(200);
        assertThat(browser.cookies()).isEmpty();
        Peers.REWARDS.verify(getRequestedFor(urlEqualTo("/api/economy")).withHeader("Authorization", absent()));
    }

    @Test
    void whileNobodyCanRenewReadsGoOnAndWritesWaitAndTheCookiesStay() {
        Peers.PROFILE.stubFor(post("/api/sessions/refresh").willReturn(serverError()));
        Browser browser = new Browser(port).with("__Host-earnest_refresh", "unsure");
        assertThat(browser.get("/api/economy").statusCode()).isEqualTo(200);
        var write = browser.send("PUT", "/api/articles/a/pnl", "{}", OWN_ORIGIN);
        assertThat(write.statusCode()).isEqualTo(503);
        assertThat(write.body()).contains("/problems/unavailable", "profile-service");
        assertThat(browser.cookies()).containsEntry("__Host-earnest_refresh", "unsure");
        Peers.REWARDS.verify(0, putRequestedFor(anyUrl()));
    }

    @Test
    void refreshingTakesTheTokenFromTheBodyOrElseFromTheCookie() {
        Peers.PROFILE.stubFor(post("/api/sessions/refresh").willReturn(okJson(tokens(fresh, "r3"))));
        Browser browser = new Browser(port).with("__Host-earnest_refresh", "r2");
        assertThat(browser.send("POST", "/api/sessions/refresh", null, OWN_ORIGIN)
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.cookies()).containsEntry("__Host-earnest_refresh", "r3");
        Peers.PROFILE.verify(postRequestedFor(urlEqualTo("/api/sessions/refresh"))
                .withRequestBody(equalToJson("{\"refreshToken\":\"r2\"}")));

        new Browser(port).send("POST", "/api/sessions/refresh", "{\"refreshToken\":\"mine\"}");
        Peers.PROFILE.verify(postRequestedFor(urlEqualTo("/api/sessions/refresh"))
                .withRequestBody(equalToJson("{\"refreshToken\":\"mine\"}")));
    }

    @Test
    void signingOutEndsTheSessionAndClearsBothCookies() {
        Peers.PROFILE.stubFor(delete("/api/sessions/current").willReturn(noContent()));
        String access = accessOf("signed-out");
        Browser browser =
                new Browser(port).with("__Host-earnest_access", access).with("__Host-earnest_refresh", "r1");
        var answer = browser.send("DELETE", "/api/sessions/current", null, OWN_ORIGIN);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(browser.cookies()).isEmpty();
        Peers.PROFILE.verify(deleteRequestedFor(urlEqualTo("/api/sessions/current"))
                .withHeader("Authorization", equalTo("Bearer " + access)));
    }

    @Test
    void deletingTheAccountTellsThePasswordAndClearsBothCookies() {
        Peers.PROFILE.stubFor(delete("/api/me").willReturn(noContent()));
        String access = accessOf("deleted");
        Browser browser =
                new Browser(port).with("__Host-earnest_access", access).with("__Host-earnest_refresh", "r1");
        assertThat(browser.send("DELETE", "/api/me", "{\"password\":\"p\"}").statusCode())
                .as("not from one of our pages")
                .isEqualTo(403);
        var answer = browser.send("DELETE", "/api/me", "{\"password\":\"p\"}", OWN_ORIGIN);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(browser.cookies()).isEmpty();
        Peers.COMMENT.verify(deleteRequestedFor(urlEqualTo("/api/notifications")));
        Peers.PROFILE.verify(deleteRequestedFor(urlEqualTo("/api/me"))
                .withRequestBody(equalToJson("{\"password\":\"p\"}"))
                .withHeader("Authorization", equalTo("Bearer " + access)));
    }

    @Test
    void anAccountThatIsNotDeletedKeepsItsCookies() {
        Peers.PROFILE.stubFor(delete("/api/me")
                .willReturn(jsonResponse("{\"type\":\"/problems/bad-credentials\",\"status\":403}", 403)));
        Browser browser = new Browser(port).with("__Host-earnest_access", fresh).with("__Host-earnest_refresh", "r1");
        assertThat(browser.send("DELETE", "/api/me", "{\"password\":\"p\"}", OWN_ORIGIN)
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.cookies()).containsKeys("__Host-earnest_access", "__Host-earnest_refresh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/sessions/current", "/api/me"})
    void aTabThatIsLateDoesNotUndoASignOutOrADeletion(String ending) {
        String access = accessOf("late" + ending);
        Peers.PROFILE.stubFor(post("/api/sessions/refresh").willReturn(okJson(tokens(access, "after" + ending))));
        Peers.PROFILE.stubFor(delete(ending).willReturn(noContent()));
        String before = "before" + ending;
        Browser first = new Browser(port).with("__Host-earnest_refresh", before);
        Browser second = new Browser(port).with("__Host-earnest_refresh", before);
        assertThat(first.get("/api/wallet").statusCode()).isEqualTo(200);
        assertThat(first.send("DELETE", ending, ending.equals("/api/me") ? "{}" : null, OWN_ORIGIN)
                        .statusCode())
                .isEqualTo(204);
        Peers.REWARDS.resetRequests();

        var late = second.get("/api/economy");

        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(Browser.setCookies(late)).noneMatch(cookie -> cookie.contains(access));
        assertThat(second.cookies()).isEmpty();
        Peers.REWARDS.verify(getRequestedFor(urlEqualTo("/api/economy")).withHeader("Authorization", absent()));
    }

    @Test
    void aTabThatIsLateDoesNotUndoASignOutAtAnotherReplica() {
        String access = accessOf("elsewhere");
        Peers.PROFILE.stubFor(post("/api/sessions/refresh").willReturn(okJson(tokens(access, "after-elsewhere"))));
        Browser first = new Browser(port).with("__Host-earnest_refresh", "before-elsewhere");
        Browser second = new Browser(port).with("__Host-earnest_refresh", "before-elsewhere");
        assertThat(first.get("/api/wallet").statusCode()).isEqualTo(200);
        Peers.PROFILE.stubFor(get(urlPathEqualTo("/internal/standing"))
                .withQueryParam("session", equalTo("elsewhere"))
                .willReturn(okJson("{\"standing\":\"ENDED\"}")));
        assertThat(Browser.setCookies(second.get("/api/economy"))).noneMatch(cookie -> cookie.contains(access));
        assertThat(second.cookies()).isEmpty();
    }

    @Test
    void aCookieThatANeighbourHasPlantedIsNotRead() {
        String planted = Peers.KEYS.personBearer("eve0", "eve", 3).substring(7);
        var alone =
                new Browser(port).get("/api/economy", "Cookie", "earnest_access=" + planted + "; earnest_refresh=r0");
        assertThat(alone.statusCode()).isEqualTo(200);
        Peers.REWARDS.verify(getRequestedFor(urlEqualTo("/api/economy")).withHeader("Authorization", absent()));
        var beside = new Browser(port)
                .get("/api/wallet", "Cookie", "earnest_access=" + planted + "; __Host-earnest_access=" + fresh);
        assertThat(beside.statusCode()).isEqualTo(200);
        Peers.REWARDS.verify(
                getRequestedFor(urlEqualTo("/api/wallet")).withHeader("Authorization", equalTo("Bearer " + fresh)));
    }

    @Test
    void theBrowsersFormerSessionEndsWhenAnotherTakesItsCookies() {
        String former = accessOf("former");
        Peers.PROFILE.stubFor(post("/api/sessions").willReturn(okJson(tokens(fresh, "r9"))));
        Peers.PROFILE.stubFor(post("/api/sessions/refresh").willReturn(okJson(tokens(former, "r2"))));
        Peers.PROFILE.stubFor(delete("/api/sessions/current").willReturn(noContent()));
        Browser browser = new Browser(port).with("__Host-earnest_refresh", "r1");
        assertThat(browser.send("POST", "/api/sessions", "{}", OWN_ORIGIN).statusCode())
                .isEqualTo(200);
        assertThat(browser.cookies())
                .containsEntry("__Host-earnest_access", fresh)
                .containsEntry("__Host-earnest_refresh", "r9");
        Peers.PROFILE.verify(deleteRequestedFor(urlEqualTo("/api/sessions/current"))
                .withHeader("Authorization", equalTo("Bearer " + former)));
    }

    @Test
    void aRefusedSignInLeavesTheBrowserItsSession() {
        Peers.PROFILE.stubFor(post("/api/sessions").willReturn(okJson("{}").withStatus(401)));
        Browser browser = new Browser(port).with("__Host-earnest_refresh", "r1");
        assertThat(browser.send("POST", "/api/sessions", "{}", OWN_ORIGIN).statusCode())
                .isEqualTo(401);
        assertThat(browser.cookies()).containsEntry("__Host-earnest_refresh", "r1");
        Peers.PROFILE.verify(0, deleteRequestedFor(urlEqualTo("/api/sessions/current")));
    }

    @Test
    void aSignInGoesWellWhereTheFormerSessionCannotBeEnded() {
        Peers.PROFILE.stubFor(post("/api/sessions").willReturn(okJson(tokens(fresh, "r9"))));
        Peers.PROFILE.stubFor(post("/api/sessions/refresh").willReturn(okJson(tokens(accessOf("stays"), "r2"))));
        Peers.PROFILE.stubFor(
                delete("/api/sessions/current").willReturn(okJson("").withFault(Fault.EMPTY_RESPONSE)));
        Browser browser = new Browser(port).with("__Host-earnest_refresh", "r1");
        assertThat(browser.send("POST", "/api/sessions", "{}", OWN_ORIGIN).statusCode())
                .isEqualTo(200);
        assertThat(browser.cookies()).containsEntry("__Host-earnest_refresh", "r9");
    }

    @Test
    void theFormerCookiesGoWhenASessionBegins() {
        Peers.PROFILE.stubFor(post("/api/sessions").willReturn(okJson(tokens(fresh, "r1"))));
        Browser browser = new Browser(port).with("earnest_access", "old").with("earnest_refresh", "old");
        assertThat(browser.send("POST", "/api/sessions", "{}", OWN_ORIGIN).statusCode())
                .isEqualTo(200);
        assertThat(browser.cookies()).containsOnlyKeys("__Host-earnest_access", "__Host-earnest_refresh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__Host-earnest_access=a; __Host-earnest_access=b",
                "__Host-earnest_refresh=a; x=y; __Host-earnest_refresh=b",
                "__Host-earnest_access=; __Host-earnest_access=b",
            })
    void aCookieThatCameTwiceIsNobodys(String cookies) {
        var answer = new Browser(port).get("/api/economy", "Cookie", cookies);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/ambiguous-session", "Delete this site's cookies");
        assertThat(Browser.setCookies(answer))
                .hasSize(2)
                .allSatisfy(
                        cookie -> assertThat(cookie).startsWith("__Host-").contains("Max-Age=0", "Path=/", "Secure"));
        Peers.REWARDS.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void theListOfSessionsIsRouted() {
        Peers.PROFILE.stubFor(get("/api/sessions").willReturn(okJson("{\"items\":[]}")));
        assertThat(new Browser(port)
                        .with("__Host-earnest_access", fresh)
                        .get("/api/sessions")
                        .body())
                .isEqualTo("{\"items\":[]}");
    }

    private static String tokens(String access, String refresh) {
        return "{\"accessToken\":\"%s\",\"tokenType\":\"Bearer\",\"expiresIn\":600,\"refreshToken\":\"%s\"}"
                .formatted(access, refresh);
    }

    private static String accessOf(String session) {
        return Peers.KEYS.sign(new JWTClaimsSet.Builder()
                .issuer("earnest")
                .audience("earnest")
                .subject("ada0")
                .claim("sid", session)
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build());
    }

    private static String expired() {
        return Peers.KEYS.sign(new JWTClaimsSet.Builder()
                .issuer("earnest")
                .audience("earnest")
                .subject("ada0")
                .expirationTime(Date.from(Instant.now().minusSeconds(60)))
                .build());
    }
}
