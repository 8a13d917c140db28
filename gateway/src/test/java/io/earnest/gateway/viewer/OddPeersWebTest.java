package io.earnest.gateway.viewer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.earnest.chassis.testing.Hostile;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service of ours that answers oddly (OWASP API10): its part of the viewer's panels is "unavailable", all others are there,
 * and nothing of what it said goes further. The same look at a client that believes its peer finds the harm.
 */
@GatewayTest
@Hostile
class OddPeersWebTest {
    private static final String MARK = "said-by-a-peer";
    private static final String OTHERS = "{\"me\":{},\"article\":{},\"comments\":{},\"unavailable\":[],\"wallet\":";

    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    /** What a service says, and its name. */
    private record Odd(String name, ResponseDefinitionBuilder answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What came of it. */
    private record Outcome(int status, Map<String, List<String>> headers, String body) {
        static Outcome of(HttpResponse<String> response) {
            return new Outcome(response.statusCode(), response.headers().map(), response.body());
        }
    }

    static Stream<Odd> oddAnswers() {
        return Stream.of(
                new Odd("a page", text("text/html", "<script>alert('" + MARK + "')</script>")),
                new Odd("half of an answer", okJson("{\"wallet\":{\"balance\":1,\"account\":\"" + MARK)),
                new Odd("brackets without end", okJson("[".repeat(20_000) + "\"" + MARK)),
                new Odd("another type", text("application/octet-stream", "\u0000" + MARK)),
                new Odd("a cookie", text("text/plain", MARK).withHeader("Set-Cookie", "earnest_access=" + MARK)),
                new Odd(
                        "another place",
                        aResponse().withStatus(302).withHeader("Location", "https://evil.example/" + MARK)),
                new Odd(
                        "an error with all that it knows",
                        text("text/plain", "java.lang.Error: " + MARK).withStatus(500)),
                new Odd("a broken chunk", okJson("{}").withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                new Odd("noise", okJson("{}").withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
    }

    private static ResponseDefinitionBuilder text(String type, String body) {
        return aResponse().withHeader("Content-Type", type).withBody(body);
    }

    @BeforeEach
    void everyServiceAnswers() {
        Composed.everyServiceAnswers();
    }

    @AfterEach
    void closeBreakers() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @ParameterizedTest
    @MethodSource("oddAnswers")
    void anOddAnswerIsNoAnswer(Odd odd) {
        Peers.REWARDS.stubFor(get(Composed.REWARDS_PART).willReturn(odd.answer));
        assertThat(harm(Outcome.of(new Browser(port).get(Composed.PATH, "Authorization", Composed.BEARER))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("oddAnswers")
    void whoeverBelievesAPeerIsHarmed(Odd odd) throws InterruptedException {
        Peers.REWARDS.stubFor(get(Composed.REWARDS_PART).willReturn(odd.answer));
        assertThat(harm(believed(URI.create(Peers.REWARDS.baseUrl() + Composed.REWARDS_PART))))
                .isNotEmpty();
    }

    private static List<String> harm(Outcome outcome) {
        List<String> harm = new ArrayList<>();
        if (outcome.status != 200) {
            harm.add("status " + outcome.status);
        }
        if (outcome.body.contains(MARK) || outcome.headers.toString().contains(MARK)) {
            harm.add("told on");
        }
        try {
            JsonNode panels = JsonMapper.shared().readTree(outcome.body);
            for (String part : List.of("me", "comments")) {
                if (!panels.path(part).isObject()) {
                    harm.add(part + " is lost");
                }
            }
            if (panels.path("unavailable")
                    .valueStream()
                    .noneMatch(part -> part.asString().equals("wallet"))) {
                harm.add("taken for an answer");
            }
        } catch (JacksonException e) {
            harm.add("no JSON");
        }
        return harm;
    }

    /** The same panels by somebody who puts together what comes, from wherever it comes. */
    private static Outcome believed(URI part) throws InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(part).build(), HttpResponse.BodyHandlers.ofString());
            return new Outcome(answer.statusCode(), answer.headers().map(), OTHERS + answer.body() + "}");
        } catch (IOException e) {
            return new Outcome(500, Map.of(), e.toString());
        }
    }
}
