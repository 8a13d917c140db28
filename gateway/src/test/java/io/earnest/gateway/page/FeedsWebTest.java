package io.earnest.gateway.page;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.earnest.chassis.Ids;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class FeedsWebTest {
    /** Longer than a reader of a page waits, shorter than the time-out of a route. */
    private static final int STALLED_MILLIS = 6_000;

    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @BeforeEach
    void reset() {
        Peers.reset();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed.atom?tag=stalled", "/feed.atom?author=stalled", "/sitemaps/articles-77777.xml"})
    void nobodyWaitsForAServiceThatStalls(String path) {
        stub(path, document("<late/>").withFixedDelay(STALLED_MILLIS));
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("/problems/unavailable", "\"service\":\"article-service\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed.atom?tag=kept", "/sitemap.xml", "/sitemaps/articles-3.xml"})
    void meanwhileTheLastCopyServesAndSaysItsAge(String path) {
        stub(path, document("<kept/>"));
        assertThat(get(path).headers().firstValue("Age")).isEmpty();
        stub(path, document("<late/>").withFixedDelay(STALLED_MILLIS));
        Awaitility.await().untilAsserted(() -> {
            HttpResponse<String> answer = get(path);
            assertThat(answer.body()).isEqualTo("<kept/>");
            assertThat(answer.headers().firstValue("Age")).isPresent();
        });
        stub(path, document("<new/>"));
        Awaitility.await().untilAsserted(() -> {
            HttpResponse<String> answer = get(path);
            assertThat(answer.body()).isEqualTo("<new/>");
            assertThat(answer.headers().firstValue("Age")).isEmpty();
        });
    }

    @Test
    void aKnownDocumentIsNotSentAgain() {
        String path = "/feed.atom?tag=" + Ids.random();
        stub(path, document("<feed/>"));
        HttpResponse<String> known = new Browser(port).get(path, "If-None-Match", "W/\"x\"");
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
    }

    @Test
    void whatTheServiceRefusesIsItsOwnProblem() {
        for (int status : new int[] {400, 404}) {
            String path = "/feed.atom?author=" + Ids.random();
            stub(
                    path,
                    aResponse()
                            .withStatus(status)
                            .withHeader("Content-Type", "application/problem+json")
                            .withBody("{\"type\":\"/problems/whatever\"}"));
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).isEqualTo("{\"type\":\"/problems/whatever\"}");
        }
    }

    @Test
    void allSpellingsOfANameAreOneFeed() {
        String name = Ids.random();
        stub("/feed.atom?tag=a%20" + name, document("<one/>"));
        for (String spelling : new String[] {"a%20" + name, "A%20%20" + name, "%20a%09" + name}) {
            assertThat(get("/feed.atom?tag=" + spelling).body()).isEqualTo("<one/>");
        }
        stub("/feed.atom", document("<all/>"));
        assertThat(get("/feed.atom?tag=%20&author=").body()).isEqualTo("<all/>");
        Peers.ARTICLE.verify(getRequestedFor(urlEqualTo("/feed.atom")));
    }

    private static ResponseDefinitionBuilder document(String body) {
        return aResponse()
                .withHeader("Content-Type", "application/xml")
                .withHeader("ETag", "W/\"x\"")
                .withHeader("Cache-Control", "max-age=60, public")
                .withBody(body);
    }

    private static void stub(String path, ResponseDefinitionBuilder answer) {
        Peers.ARTICLE.stubFor(WireMock.get(urlEqualTo(path)).willReturn(answer));
    }

    private HttpResponse<String> get(String path) {
        return new Browser(port).get(path);
    }
}
