package io.earnest.gateway.page;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The comments below an article, where asking for both goes different ways. */
@GatewayTest
class TalkWebTest {
    /** Longer than it takes to follow a redirect, or to answer that there is no article. */
    private static final int SLOW_MILLIS = 700;

    private final String id = Ids.random();

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
    void whoIsRedirectedSeesTheCommentsAsTheyAreNow() {
        Peers.ARTICLE.stubFor(get("/api/articles/" + id).willReturn(okJson("""
                {"id":"%s","slug":"the-words-%s","title":"The words","excerpt":"The text.","author":null,"byline":[],
                 "publishedAt":"2026-10-21T09:00:00Z","timeToReadSeconds":240,"pluses":3,"minuses":1,"comments":2,
                 "tags":[],"body":"b","html":"<p>b</p>","status":"PUBLISHED","version":1,"words":950,
                 "requiredSeconds":112}""".formatted(id, id))));
        comments(id, okJson(talk(2)));
        assertThat(page("the-words-" + id).body()).contains("2 Comments");

        comments(id, okJson(talk(1)).withFixedDelay(SLOW_MILLIS));
        Awaitility.await("the copy is no longer fresh").until(() -> {
            assertThat(page(id).statusCode()).isEqualTo(301);
            return Peers.COMMENT
                            .findAll(getRequestedFor(urlPathEqualTo("/api/articles/" + id + "/comments")))
                            .size()
                    == 2;
        });
        assertThat(page("the-words-" + id).body()).contains("1 Comment<").doesNotContain("2 Comments");
    }

    @Test
    void articlesThatThereAreNotAreNoFailureOfTheComments() {
        CircuitBreaker breaker = breakers.circuitBreaker("comment-service-pages");
        int calls = 12;
        for (int i = 0; i < calls; i++) {
            String unknown = Ids.random();
            Peers.ARTICLE.stubFor(
                    get("/api/articles/" + unknown).willReturn(aResponse().withStatus(404)));
            comments(unknown, aResponse().withStatus(404).withFixedDelay(SLOW_MILLIS));
            assertThat(page("x-" + unknown).statusCode()).isEqualTo(404);
        }
        Awaitility.await().until(() -> breaker.getMetrics().getNumberOfBufferedCalls() == calls);
        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    private static String talk(int total) {
        return "{\"items\":[],\"next\":null,\"total\":%d}".formatted(total);
    }

    private static void comments(String article, ResponseDefinitionBuilder answer) {
        Peers.COMMENT.stubFor(
                get(urlPathEqualTo("/api/articles/" + article + "/comments")).willReturn(answer));
    }

    private HttpResponse<String> page(String slug) {
        return new Browser(port).get("/articles/" + slug, "Accept", "text/html");
    }
}
