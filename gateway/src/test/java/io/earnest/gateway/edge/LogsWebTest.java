package io.earnest.gateway.edge;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.earnest.chassis.testing.Hostile;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is written down when services fail, which is when exceptions speak. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
@Hostile
class LogsWebTest {
    private static final String SECRET = "secretive";

    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @BeforeEach
    void reset() {
        Peers.reset();
    }

    @AfterEach
    void closeBreakers() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    static Stream<ResponseDefinitionBuilder> failures() {
        return Stream.of(
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withStatus(500).withBody("{\"detail\":\"" + SECRET + "-answer\"}"),
                aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"type\":\"/problems/invalid-request\",\"detail\":\"" + SECRET + "-answer\"}"),
                aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"" + SECRET + "-answer"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void noFailureWritesDownWhoAskedForWhat(ResponseDefinitionBuilder failure, CapturedOutput output) {
        for (WireMockServer peer : List.of(Peers.ARTICLE, Peers.COMMENT, Peers.PROFILE, Peers.REWARDS)) {
            peer.stubFor(any(anyUrl()).atPriority(10).willReturn(failure));
        }
        String bearer = Peers.KEYS.personBearer("p1", SECRET + "-handle", 3);
        Browser browser = new Browser(port);
        for (String path : List.of(
                "/profiles/" + SECRET,
                "/api/profiles/" + SECRET,
                "/?q=" + SECRET,
                "/api/articles?q=" + SECRET,
                "/articles/a?x=" + SECRET,
                "/api/articles/a/viewer?x=" + SECRET)) {
            assertThat(browser.get(path, "Authorization", bearer).statusCode())
                    .as(path)
                    .isGreaterThanOrEqualTo(200);
        }
        browser.send(
                "POST",
                "/api/sessions",
                "{\"handle\":\"" + SECRET + "\",\"password\":\"" + SECRET + "-password\"}",
                "X-Forwarded-For",
                "203.0.113.77");
        assertThat(output.getAll())
                .contains("GET /profiles/{handle} ", " 127.0.0.0/24")
                .doesNotContain(SECRET, bearer.substring("Bearer ".length()), "203.0.113.77", " 127.0.0.1");
    }
}
