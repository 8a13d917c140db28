package io.earnest.gateway.own;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
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
class OwnChartsWebTest {
    private static final String BEARER = Peers.KEYS.personBearer("ada00000000000000000", "ada-lovelace", 14);
    private static final String HISTORY = """
            {"complete": true,
             "days": [{"date": "2026-03-01", "balance": 20, "earned": 0, "spent": 0, "granted": 20},
                      {"date": "2026-03-02", "balance": 17, "earned": 2, "spent": 5, "granted": 0}],
             "activities": [{"activity": "profile-signed-up", "title": "Starter Grant", "came": 20, "went": 0},
                            {"activity": "article-minused", "title": "Spent for <Minuses>", "came": 0, "went": 5}],
             "articles": [{"articleId": "bees000000000000000a", "came": 2, "went": 5}],
             "otherArticles": {"came": 1, "went": 0}}""";

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
    void aWalletsDaysAreDrawnAndStandInATable() {
        Peers.REWARDS.stubFor(get(urlPathEqualTo("/api/wallet/history"))
                .withHeader("Authorization", equalTo(BEARER))
                .willReturn(okJson(HISTORY)));
        HttpResponse<String> answer = ask("/wallet/charts", BEARER);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store, private");
        assertThat(answer.body())
                .contains("points=\"0.0,0.0 1000.0,30.0\"", "Balance from 20 to 17", "2 March 2026")
                .contains("Starter Grant", "b-grant", "All others", "Spent for &lt;Minuses")
                .doesNotContain("style=", "<script", "<Minuses");
    }

    @Test
    void aReportsTotalIsDrawnFromItsProfit() {
        Peers.REWARDS.stubFor(get("/api/pnl-reports/rep0rt00000000000000").willReturn(okJson("""
                {"profit": [{"line": "READING", "title": "Earned for Reading", "twei": 3}],
                 "loss": [{"line": "MINUSES", "title": "Spent for Minuses", "twei": 2},
                          {"line": "PNL_REPORTS", "title": "PnL Reports", "twei": 0}],
                 "total": 1}""")));
        String body = ask("/reports/rep0rt00000000000000/chart", BEARER).body();
        assertThat(body)
                .contains("href=\"#READING\"", "+3", "\u22122", "Total Twei Earned", "b-whole")
                .doesNotContain("PnL Reports", "style=");
    }

    @Test
    void whoIsNobodyIsRefusedAndADownLedgerSaysSo() {
        assertThat(ask("/wallet/charts", null).statusCode()).isEqualTo(401);
        Peers.REWARDS.stubFor(get(urlPathEqualTo("/api/wallet/history")).willReturn(serviceUnavailable()));
        assertThat(ask("/wallet/charts", BEARER).statusCode()).isEqualTo(503);
    }

    @Test
    void aReportThatIsNotTheirsIsNotFound() {
        for (int refused : new int[] {400, 404}) {
            Peers.REWARDS.stubFor(
                    get("/api/pnl-reports/r1").willReturn(aResponse().withStatus(refused)));
            assertThat(ask("/reports/r1/chart", BEARER).statusCode()).isEqualTo(404);
        }
        Peers.REWARDS.stubFor(get("/api/pnl-reports/r1").willReturn(aResponse().withStatus(401)));
        assertThat(ask("/reports/r1/chart", BEARER).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> ask(String path, String bearer) {
        Browser browser = new Browser(port);
        return bearer == null
                ? browser.get(path, "Accept", "text/html, application/problem+json")
                : browser.get(path, "Accept", "text/html, application/problem+json", "Authorization", bearer);
    }
}
