package io.earnest.gateway.page;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earnest.chassis.Ids;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class KeptPagesWebTest {
    private final String id = Ids.random();
    private final String path = "/articles/the-words-" + id;

    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void reset() {
        Peers.reset();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        article(3);
    }

    @Test
    void aPageIsRenderedForWhatItShowsAndNotForWhoAsks() {
        Browser browser = new Browser(port);
        String first = browser.get(path).body();
        double rendered = rendered();
        long measured = measured();
        // For longer than the answers behind it are fresh: they are asked for anew, and are the same.
        int asked = 0;
        long end = System.nanoTime() + Duration.ofMillis(1_500).toNanos();
        while (System.nanoTime() < end) {
            assertThat(browser.get(path).body()).isEqualTo(first);
            asked++;
        }
        assertThat(rendered()).isEqualTo(rendered);
        // A request is measured a moment after its answer.
        long all = measured + asked;
        await("each under the pattern of its address").until(() -> measured() >= all);

        article(4);
        await("what has changed is shown")
                .atMost(Duration.ofSeconds(10))
                .until(() -> !browser.get(path).body().equals(first));
        assertThat(rendered()).isEqualTo(rendered + 1);
    }

    @Test
    void itTravelsCompressedToWhomeverTakesThat() throws IOException, InterruptedException {
        String plain = new Browser(port).get(path).body();
        for (int i = 0; i < 2; i++) {
            HttpResponse<byte[]> packed = asked("Accept-Encoding", "br;q=0.5, gzip");
            assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(packed.headers().allValues("Vary")).contains("Accept-Encoding");
            assertThat(packed.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(plain);
            }
            HttpResponse<byte[]> refusing = asked("Accept-Encoding", "gzip;q=0");
            assertThat(refusing.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(new String(refusing.body(), StandardCharsets.UTF_8)).isEqualTo(plain);
            String tag = packed.headers().firstValue("ETag").orElseThrow();
            assertThat(refusing.headers().firstValue("ETag")).hasValue(tag);
            assertThat(asked("If-None-Match", tag).statusCode()).isEqualTo(304);
            assertThat(asked("If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aTokenThatIsNoneIsRefusedAllTheSame() {
        new Browser(port).get(path);
        assertThat(new Browser(port).get(path, "Authorization", "Bearer x.y.z").statusCode())
                .isEqualTo(401);
    }

    @Test
    void anAddressThatDiffersIsAnotherPage() {
        new Browser(port).get(path);
        assertThat(new Browser(port).get("/articles/other-words-" + id).statusCode())
                .isEqualTo(301);
        assertThat(new Browser(port).get(path + "?comments=top").body()).contains("comments=top");
        assertThat(new Browser(port).send("DELETE", path, null).statusCode()).isEqualTo(405);
    }

    private HttpResponse<byte[]> asked(String... headers) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .headers(headers)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private double rendered() {
        return meters.get("earnest.gateway.pages.rendered").counter().count();
    }

    private long measured() {
        return meters.find("http.server.requests").tag("uri", "/articles/{slug}").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private void article(int pluses) {
        Peers.ARTICLE.stubFor(get("/api/articles/" + id).willReturn(okJson("""
                {"id":"%s","slug":"the-words-%s","title":"The words","excerpt":"The text.","author":null,"byline":[],
                 "publishedAt":"2026-10-21T09:00:00Z","timeToReadSeconds":240,"pluses":%d,"minuses":1,"comments":2,
                 "tags":[],"body":"b","html":"<p>b</p>","status":"PUBLISHED","version":1,"words":950,
                 "requiredSeconds":112}""".formatted(id, id, pluses))));
        Peers.COMMENT.stubFor(get(urlPathEqualTo("/api/articles/" + id + "/comments"))
                .willReturn(okJson("{\"items\":[],\"next\":null,\"total\":2}")));
    }
}
