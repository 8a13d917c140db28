package io.earnest.gateway.page;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class PagesWebTest {
    private static final String[] AS_A_BROWSER = {"Accept", "text/html"};
    /** The same for all tests: an answer is fresh for a second. */
    private static final String ECONOMY = """
                        {"issued": 1200, "held": 1200, "treasury": 0, "budget": 0, "archive": 0, "difference": 0,
                         "accounts": 60, "day": {"date": "2026-03-02", "budget": 10000, "released": 5448, "paid": 0},
                         "head": {"block": 60, "hash": "ab", "at": "2026-03-02T12:59:00Z"},
                         "asOf": "2026-03-02T13:00:00Z", "nextAt": "2026-03-02T17:00:00Z"}""";

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
    void anArticleIsTheSameForEverybodyAndKnownByItsTag() {
        String id = article(Ids.random());
        HttpResponse<String> stranger = page("/articles/the-words-" + id);
        assertThat(stranger.statusCode()).isEqualTo(200);
        assertThat(stranger.body()).contains("The words", "Read-to-Earn opportunity", "2 Comments");
        assertThat(stranger.headers().firstValue("Cache-Control").orElseThrow()).contains("public", "max-age=0");
        String tag = stranger.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> known = new Browser(port)
                .with("__Host-earnest_access", token())
                .get("/articles/the-words-" + id, "Accept", "text/html", "If-None-Match", tag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
    }

    @Test
    void oldWordsInAnAddressLeadToTheNewOnes() {
        String id = article(Ids.random());
        HttpResponse<String> answer = page("/articles/other-words-" + id);
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).hasValue("/articles/the-words-" + id);
    }

    @Test
    void theEconomysPageSaysAsOfWhenItIsAndWhenTheNextMayCome() {
        Peers.REWARDS.stubFor(get("/api/economy").willReturn(okJson(ECONOMY)));
        String body = page("/economy").body().replaceAll("<[^>]+>", "");
        assertThat(body)
                .contains("As of 2 March 2026, 13:00 UTC.", "The next time may be 2 March 2026, 17:00 UTC.")
                .contains("1200 Twei issued so far, in 60 accounts.");
    }

    @Test
    void theEconomysDaysAreDrawnWithTheirTableAndEachTariffSaysWhatItChanged() {
        Peers.REWARDS.stubFor(get("/api/economy").willReturn(okJson(ECONOMY)));
        Peers.REWARDS.stubFor(get("/api/economy/days").willReturn(okJson("""
                        [{"date": "2026-03-01", "issued": 1000, "held": 400, "treasury": 100, "paid": 7},
                         {"date": "2026-03-02", "issued": 1200, "held": 900, "treasury": 300, "paid": 70}]""")));
        Peers.REWARDS.stubFor(get("/api/tariffs").willReturn(okJson("""
                        [{"version": 2, "from": "2026-03-04", "inForce": false,
                          "tariff": {"version": 2, "prices": {"minus": 3, "report": 1}, "limits": {"paidLikes": 6}}},
                         {"version": 1, "from": "2026-03-01", "inForce": true,
                          "tariff": {"version": 1, "prices": {"minus": 2, "report": 1}, "limits": {"paidLikes": 5}}}]""")));
        String body = page("/economy").body();
        assertThat(body)
                .contains("points=\"0.0,33.3 1000.0,0.0\"", "Held by people from 400 to 900", "1 March 2026")
                .contains("Version 2", "from 4 March 2026, to come", "A minus costs", "Limits: paid likes")
                .contains("from 1 March 2026, in force")
                .doesNotContain("A report costs", "style=");
    }

    @Test
    void aCardSaysWhatReadingPaysAndNothingOfWhatIsNotThere() {
        String tag = "t" + Ids.random();
        String card = cardJson(Ids.random()).replaceAll("\"(pluses|minuses|comments)\": ?\\d+", "\"$1\": 0");
        Peers.REWARDS.stubFor(get("/api/tariff").willReturn(serviceUnavailable()));
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/articles"))
                .withQueryParam("tag", equalTo(tag))
                .willReturn(okJson("{\"items\":[" + card + "],\"next\":null}")));
        String body = page("/?tag=" + tag).body();
        assertThat(body).contains("data-card=\"").doesNotContain("+0", "0 comments", "0 pluses");
    }

    @Test
    void theEconomysPageShowsTheNewestCheckpointItsWitnessesAndHowToCheckIt() {
        Peers.REWARDS.stubFor(get("/api/economy").willReturn(okJson("""
                        {"issued": 0, "held": 0, "treasury": 0, "budget": 0, "archive": 0, "difference": 0,
                         "accounts": 0}""")));
        assertThat(page("/economy").body()).doesNotContain("data-log");
        Peers.REWARDS.stubFor(get("/api/ledger/log").willReturn(okJson("""
                        {"origin": "a.example/ledger", "size": 1234, "at": "2026-03-02T12:59:00Z",
                         "root": "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
                         "witnesses": [{"name": "witness.example/<w>", "at": "2026-03-02T13:00:00Z"}]}""")));
        assertThat(page("/economy").body())
                .contains("1234 blocks", "2 March 2026, 12:59 UTC", "CsUYapGGPo4d…")
                .contains(
                        "<b>witness.example/&lt;w&gt;</b>, <time datetime=\"2026-03-02T13:00:00Z\">2 March 2026, 13:00 UTC")
                .contains("/ledger/proof/1 | tail -n +2", "/ledger/vkeys | head -n 1");
    }

    @Test
    void missingDeletedAndUnreachableAreThreeDifferentPages() {
        String missing = Ids.random();
        Peers.ARTICLE.stubFor(get("/api/articles/" + missing).willReturn(problem(404, "not-found")));
        String deleted = Ids.random();
        Peers.ARTICLE.stubFor(get("/api/articles/" + deleted).willReturn(problem(410, "deleted")));
        String unreachable = Ids.random();
        Peers.ARTICLE.stubFor(get("/api/articles/" + unreachable).willReturn(serviceUnavailable()));

        assertThat(page("/articles/x-" + missing)).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("There is nothing here");
        });
        assertThat(page("/articles/x-" + deleted)).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(answer.body()).contains("This article was deleted");
        });
        assertThat(page("/articles/x-" + unreachable)).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("Not available at the moment", "Try again");
        });
    }

    @Test
    void theArticleReadsWhileCommentsProfilesAndTheLedgerAreDown() {
        String id = Ids.random();
        Peers.ARTICLE.stubFor(get("/api/articles/" + id).willReturn(okJson(articleJson(id))));
        Peers.COMMENT.stubFor(
                get(urlPathEqualTo("/api/articles/" + id + "/comments")).willReturn(serviceUnavailable()));
        HttpResponse<String> answer = page("/articles/the-words-" + id);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Comments are unavailable at the moment.", "The <b>text</b>");
    }

    @Test
    void aListNamesTheNextPage() {
        String tag = "t" + Ids.random();
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/articles"))
                .willReturn(okJson("{\"items\":[" + cardJson(Ids.random()) + "],\"next\":\"abc=\"}")));
        String body = page("/?tag=" + tag).body();
        assertThat(body).contains("The words", "/?tag=" + tag + "&amp;cursor=abc%3D", "Older");
    }

    @Test
    void aPersonalPageSendsStrangersToSignInAndBack() {
        HttpResponse<String> stranger = page("/wallet?line=READING");
        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(stranger.headers().firstValue("Location")).hasValue("/sign-in?next=%2Fwallet%3Fline%3DREADING");

        HttpResponse<String> known =
                new Browser(port).with("__Host-earnest_access", token()).get("/wallet", AS_A_BROWSER);
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.body()).contains("Wallet").doesNotContain("maya");
        assertThat(known.headers().firstValue("Cache-Control").orElseThrow())
                .as("going back to it after signing out asks anew")
                .contains("private", "no-store");
    }

    @Test
    void theModerationPageHoldsNothingOfAnybodyAndIsForWhoIsSignedIn() {
        assertThat(page("/moderation").headers().firstValue("Location")).hasValue("/sign-in?next=%2Fmoderation");
        HttpResponse<String> known =
                new Browser(port).with("__Host-earnest_access", token()).get("/moderation", AS_A_BROWSER);
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.body()).contains("Flagged comments", "js/moderation.js", "noindex");
    }

    @Test
    void anUnknownAddressIsAPageForPeopleAndAProblemForPrograms() {
        assertThat(page("/nowhere").body()).contains("There is nothing here");
        HttpResponse<String> program = new Browser(port).get("/nowhere", "Accept", "application/json");
        assertThat(program.statusCode()).isEqualTo(404);
        assertThat(program.body()).contains("/problems/not-found");
    }

    @Test
    void anAddressOfAnOldSiteLeadsToItsImportWithItsQuery() {
        alias("/2012/01/02/bees", okJson("{\"articleId\":\"x\",\"slug\":\"bees-x\"}"));
        HttpResponse<String> old = page("/2012/01/02/bees?utm=1");
        assertThat(old.statusCode()).isEqualTo(308);
        assertThat(old.headers().firstValue("Location")).hasValue("/articles/bees-x?utm=1");
        alias("/articles/old-bees", okJson("{\"articleId\":\"x\",\"slug\":\"bees-x\"}"));
        Peers.ARTICLE.stubFor(get("/api/articles/bees").willReturn(problem(404, "not-found")));
        assertThat(page("/articles/old-bees").headers().firstValue("Location")).hasValue("/articles/bees-x");
        HttpResponse<String> program = new Browser(port).get("/2012/01/02/bees", "Accept", "application/json");
        assertThat(program.statusCode()).isEqualTo(308);
    }

    @Test
    void anOldAddressNeverStandsBeforeAnArticle() {
        String id = article(Ids.random());
        alias("/articles/the-words-" + id, okJson("{\"articleId\":\"x\",\"slug\":\"bees-x\"}"));
        assertThat(page("/articles/the-words-" + id).statusCode()).isEqualTo(200);
        alias("/levels", okJson("{\"articleId\":\"x\",\"slug\":\"bees-x\"}"));
        assertThat(page("/levels").statusCode()).isNotEqualTo(308);
    }

    @Test
    void anOldAddressOfADeletedArticleSaysSoAndOneThatCanNotBeLookedUpIsNotCalledUnknown() {
        alias("/2012/gone", problem(410, "deleted"));
        assertThat(page("/2012/gone").statusCode()).isEqualTo(410);
        alias("/2012/down", problem(503, "unavailable"));
        HttpResponse<String> down = page("/2012/down");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.headers().firstValue("Retry-After")).isPresent();
    }

    private static void alias(String path, com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/aliases"))
                .withQueryParam("path", equalTo(path))
                .willReturn(answer));
    }

    @Test
    void everyFileThatAPageNamesIsThereToBeKeptForAYear() {
        Matcher named = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"")
                .matcher(page("/sign-in").body());
        int files = 0;
        while (named.find()) {
            HttpResponse<String> file = new Browser(port).get(named.group(1));
            assertThat(file.statusCode()).as(named.group(1)).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
            files++;
        }
        assertThat(files).isGreaterThan(4);
    }

    @Test
    void anOlderVersionsAddressStillServesWhatThereIs() {
        HttpResponse<String> file = new Browser(port).get("/assets/000000000000/js/api.js");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).isEqualTo("no-cache");
    }

    private static String token() {
        return Peers.KEYS.personBearer(Ids.random(), "maya", 1).replace("Bearer ", "");
    }

    private HttpResponse<String> page(String path) {
        return new Browser(port).get(path, AS_A_BROWSER);
    }

    /** An article with two comments. */
    private static String article(String id) {
        Peers.ARTICLE.stubFor(get("/api/articles/" + id).willReturn(okJson(articleJson(id))));
        Peers.COMMENT.stubFor(get(urlPathEqualTo("/api/articles/" + id + "/comments"))
                .willReturn(okJson("{\"items\":[],\"next\":null,\"total\":2}")));
        return id;
    }

    private static String cardJson(String id) {
        return """
                {"id":"%s","slug":"the-words-%s","title":"The words","excerpt":"The text.","author":null,"byline":["Ann Lee"],
                 "publishedAt":"2026-10-21T09:00:00Z","timeToReadSeconds":240,"pluses":3,"minuses":1,"comments":2,
                 "tags":["operations"]}""".formatted(id, id);
    }

    private static String articleJson(String id) {
        String card = cardJson(id);
        return card.substring(0, card.length() - 1) + """
                ,"body":"The **text**","html":"<p>The <b>text</b></p>","status":"PUBLISHED","version":1,"words":950,
                 "requiredSeconds":112,"addedLater":true}""";
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder problem(int status, String name) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"type\":\"/problems/" + name + "\",\"title\":\"x\",\"status\":" + status + "}");
    }
}
