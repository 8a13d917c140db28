package io.earnest.gateway.edge;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.earnest.chassis.testing.Hostile;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A gateway with tight limits behind a proxy on this machine, so that a test can be a network of its own. */
@GatewayTest
@TestPropertySource(
        properties = {
            "earnest.trusted-proxies=127.0.0.1,10.0.0.0/8",
            "earnest.limits.network-reads=6",
            "earnest.limits.network-writes=4",
            "earnest.limits.network-sign-ins=2",
            "earnest.limits.network-sign-ups=1",
            "earnest.limits.profile-reads=3",
            "earnest.limits.profile-writes=2",
            "earnest.limits.profile-bytes=1KB",
            "earnest.limits.loopback-factor=3",
            "earnest.proxy.response-timeout=2s",
        })
@Hostile
class LimitsWebTest {
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    @LocalServerPort
    private int port;

    private final String network = "198.51.100." + NETWORKS.incrementAndGet();

    @BeforeEach
    void everyServiceAnswers() {
        Peers.reset();
        for (WireMockServer peer : List.of(Peers.ARTICLE, Peers.PROFILE, Peers.REWARDS)) {
            peer.stubFor(any(anyUrl()).atPriority(10).willReturn(okJson("{}")));
        }
    }

    @Test
    void aNetworkMayReadSoMuchAMinuteAndIsToldWhenToComeBack() {
        for (int i = 0; i < 6; i++) {
            assertThat(read(network).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = read(network);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("/problems/too-many-requests", "\"retryAfterSeconds\":10");
        assertThat(refused.headers().allValues("Retry-After")).containsExactly("10");
        assertThat(refused.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(read("203.0.113." + NETWORKS.incrementAndGet()).statusCode()).isEqualTo(200);
        assertThat(write("/api/previews", network).statusCode()).isEqualTo(200);
    }

    @Test
    void writesHaveALimitOfTheirOwn() {
        for (int i = 0; i < 4; i++) {
            assertThat(write("/api/previews", network).statusCode()).isEqualTo(200);
        }
        assertThat(write("/api/previews", network).statusCode()).isEqualTo(429);
        assertThat(read(network).statusCode()).isEqualTo(200);
    }

    @Test
    void signingInAndUpAreTight() {
        assertThat(write("/api/sessions", network).statusCode()).isEqualTo(200);
        assertThat(write("/api/sessions", network).statusCode()).isEqualTo(200);
        assertThat(write("/api/sessions", network).statusCode()).isEqualTo(429);
        assertThat(write("/api/profiles", network).statusCode()).isEqualTo(200);
        assertThat(write("/api/profiles", network).statusCode()).isEqualTo(429);
        for (String form : new String[] {"/sign-in", "/sign-up"}) {
            assertThat(new Browser(port)
                            .form(form, "handle=a&password=b", "X-Forwarded-For", network)
                            .statusCode())
                    .as("a form counts as the call that it makes")
                    .isEqualTo(429);
        }
    }

    @Test
    void aFormThatIsTooMuchIsAnsweredByAPageThatSaysWhenToComeBack() {
        HttpResponse<String> refused = null;
        for (int i = 0; i < 3; i++) {
            refused = new Browser(port)
                    .form("/sign-in", "handle=a&password=b", "X-Forwarded-For", network, "Accept", "text/html");
        }
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("Too many requests", "What you sent was not taken in", "<main");
    }

    @Test
    void onThisMachineItselfSignUpsHaveNoLimitAndTheOthersAreWider() {
        for (int i = 0; i < 5; i++) {
            assertThat(new Browser(port).send("POST", "/api/profiles", "{}").statusCode())
                    .isEqualTo(200);
        }
        for (int i = 0; i < 6; i++) {
            assertThat(new Browser(port).send("POST", "/api/sessions", "{}").statusCode())
                    .isEqualTo(200);
        }
        assertThat(new Browser(port).send("POST", "/api/sessions", "{}").statusCode())
                .isEqualTo(429);
    }

    @Test
    void aProfileHasItsLimitFromWhereverItComes() {
        String bearer = Peers.KEYS.personBearer("busy" + network, "busy", 3);
        for (int i = 0; i < 3; i++) {
            String somewhere = "203.0.113." + NETWORKS.incrementAndGet();
            assertThat(read(somewhere, "Authorization", bearer).statusCode()).isEqualTo(200);
        }
        assertThat(read(network, "Authorization", bearer).statusCode()).isEqualTo(429);
        assertThat(read(network).statusCode()).isEqualTo(200);
    }

    @Test
    void aProfileMaySendSoManyBytesAMinuteHoweverTheyAreFramed() throws Exception {
        String bearer = Peers.KEYS.personBearer("long" + network, "long", 3);
        String body = "{\"body\":\"" + "x".repeat(700) + "\"}";
        assertThat(preview(bearer, HttpRequest.BodyPublishers.ofString(body)).statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = preview(
                bearer,
                HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("/problems/too-many-requests", "more text than one may send in a minute");
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(15L, 30L);
        assertThat(read(network, "Authorization", bearer).statusCode()).isEqualTo(200);
        String another = Peers.KEYS.personBearer("another" + network, "another", 3);
        assertThat(preview(another, HttpRequest.BodyPublishers.ofString(body)).statusCode())
                .isEqualTo(200);
        String operator = Peers.KEYS.personBearer("op", "op", 1, "operator");
        String longBody = body + " ".repeat(5_000);
        assertThat(preview(operator, HttpRequest.BodyPublishers.ofString(longBody))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> preview(String bearer, HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/previews"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "203.0.113." + NETWORKS.incrementAndGet())
                .header("Authorization", bearer)
                .POST(body)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void anOperatorImportsAsMuchAsTheNetworkMay() {
        String operator = Peers.KEYS.personBearer("op", "op", 1, "operator");
        for (int i = 0; i < 4; i++) {
            assertThat(write("/api/admin/articles", network, "Authorization", operator)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void oneHouseholdIsOneNetworkOfV6() {
        String prefix = "2001:db8:0:" + NETWORKS.incrementAndGet() + "::";
        for (int i = 1; i <= 6; i++) {
            assertThat(read(prefix + i).statusCode()).isEqualTo(200);
        }
        assertThat(read(prefix + "ffff").statusCode()).isEqualTo(429);
    }

    @Test
    void manyHouseholdsOfOneSiteHaveALimitTogether() {
        String site = "2001:db8:" + Integer.toHexString(0x100 + NETWORKS.incrementAndGet());
        int answered = 0;
        for (int household = 0; household < 40; household++) {
            answered += write("/api/sessions", site + ":%02x00::1".formatted(household))
                                    .statusCode()
                            == 200
                    ? 1
                    : 0;
        }
        assertThat(answered).as("16 times what a household may").isEqualTo(32);
        String neighbours = "2001:db8:" + Integer.toHexString(0x100 + NETWORKS.incrementAndGet());
        answered = 0;
        for (int household = 0; household < 12; household++) {
            answered += write("/api/sessions", neighbours + ":77%02x::1".formatted(household))
                                    .statusCode()
                            == 200
                    ? 1
                    : 0;
        }
        assertThat(answered).as("4 times what a household may").isEqualTo(8);
    }

    @Test
    void whoIsForwardedIsNotThisMachineWhateverAProxySays() {
        for (String claimed : List.of("127.0.0.1", "::1")) {
            for (int i = 0; i < 2; i++) {
                write("/api/profiles", claimed);
            }
            assertThat(write("/api/profiles", claimed).statusCode()).as(claimed).isEqualTo(429);
        }
        Peers.PROFILE.verify(0, anyRequestedFor(anyUrl()).withHeader("X-Forwarded-For", matching("127.*|::1")));
    }

    @Test
    void aTrustedProxysWordCountsAndWhatStandsBeforeItDoesNot() {
        read("203.0.113.7, " + network + ", 10.1.2.3");
        Peers.ARTICLE.verify(
                getRequestedFor(urlEqualTo("/api/articles")).withHeader("X-Forwarded-For", equalTo(network)));
    }

    @Test
    void aServiceThatHangsIs503AfterATime() {
        Peers.ARTICLE.stubFor(get("/api/articles").willReturn(okJson("{}").withFixedDelay(5_000)));
        HttpResponse<String> answer = read(network);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"service\":\"article-service\"");
    }

    @Test
    void aServiceThatKeepsHangingIsLeftAloneForAWhile() throws Exception {
        Peers.COMMENT.stubFor(get("/api/comments/c").willReturn(okJson("{}").withFixedDelay(5_000)));
        List<Callable<HttpResponse<String>>> requests =
                Collections.nCopies(10, () -> new Browser(port).get("/api/comments/c"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> each : threads.invokeAll(requests)) {
                assertThat(each.get().statusCode()).isEqualTo(503);
            }
        }
        Peers.COMMENT.resetRequests();
        assertThat(new Browser(port).get("/api/comments/c").statusCode()).isEqualTo(503);
        Peers.COMMENT.verify(0, getRequestedFor(urlEqualTo("/api/comments/c")));
    }

    private HttpResponse<String> read(String from, String... headers) {
        return send("GET", "/api/articles", from, headers);
    }

    private HttpResponse<String> write(String path, String from, String... headers) {
        return send("POST", path, from, headers);
    }

    private HttpResponse<String> send(String method, String path, String from, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "X-Forwarded-For";
        all[1] = from;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return new Browser(port).send(method, path, method.equals("GET") ? null : "{}", all);
    }
}
