package io.earnest.profile;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.TestKeys;
import io.earnest.chassis.testing.TestStores;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.token.Pem;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, over HTTP, with a ledger that does as it is told. One for all web tests. */
@SpringBootTest(
        classes = ProfileApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "earnest.operator.handle=operator",
            "earnest.operator.password=" + RunningService.OPERATOR_PASSWORD,
            "earnest.password.longest-wait=10s",
            "earnest.password.cheap-for-tests=true"
        })
@Import(RunningService.Time.class)
public abstract class RunningService {
    protected static final String OPERATOR_PASSWORD = "operator-password";
    protected static final String PASSWORD = "correct horse battery";
    protected static final TestKeys KEYS = TestKeys.create();
    protected static final WireMockServer LEDGER =
            new WireMockServer(options().dynamicPort().globalTemplating(true).http2PlainDisabled(true));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    protected int port;

    @Autowired
    protected ManualClock clock;

    @Autowired
    private CircuitBreakerRegistry breakers;

    private final HttpClient http = HttpClient.newHttpClient();

    @TestConfiguration
    static class Time {
        @Bean
        ManualClock clock() {
            return new ManualClock();
        }
    }

    static {
        // What is left to the pump may wait for its next round, a back-off and a breaker.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry properties) {
        if (!LEDGER.isRunning()) {
            LEDGER.start();
            ledgerBooks();
        }
        properties.add("earnest.peers.rewards-service", LEDGER::baseUrl);
        properties.add("earnest.caller-keys-dir", () -> KEYS.callerKeysDir().toString());
        properties.add(
                "earnest.service-key-file",
                () -> KEYS.serviceKeyFile("profile-service").toString());
        properties.add("earnest.tokens.key-file", () -> KEYS.tokenKeyFile().toString());
        properties.add("earnest.factors.key-file", () -> KEYS.factorKeyFile().toString());
        properties.add("spring.mongodb.uri", TestStores::realOrEmbeddedUri);
        properties.add("spring.mongodb.database", TestStores::freshName);
    }

    @BeforeEach
    protected void inOrder() {
        clock.reset();
        LEDGER.resetAll();
        ledgerBooks();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    /** The ledger books whatever comes. */
    protected static void ledgerBooks() {
        ledgerAnswersAs("signed-up-paid");
    }

    /** The ledger answers whatever comes as a contract says; gives that result. */
    protected static JsonNode ledgerAnswersAs(String contract) {
        JsonNode result = Contract.of("profile-service", "rewards-service").stream()
                .filter(file -> file.name().equals(contract))
                .findFirst()
                .orElseThrow()
                .response()
                .body()
                .at("/results/0");
        ledgerAnswers(result.at("/outcome").asString(), json(result.path("settlement")), json(result.path("problem")));
        return result;
    }

    private static String json(JsonNode node) {
        return node.isMissingNode() ? "null" : node.toString();
    }

    protected static void ledgerAnswers(String outcome, String settlement, String problem) {
        LEDGER.stubFor(WireMock.post("/internal/activities")
                .willReturn(okJson("""
                        {"results": [{"command": "{{jsonPath request.body '$.commands[0].command'}}",
                          "outcome": "%s", "settlement": %s, "problem": %s, "consequences": []}]}""".formatted(outcome, settlement, problem)).withTransformers("response-template")));
    }

    protected static void ledgerIsDown() {
        LEDGER.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(serverError()));
    }

    protected static void ledgerHolds(String entries) {
        LEDGER.stubFor(WireMock.get(WireMock.urlPathEqualTo("/internal/entries"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(entries)));
    }

    /** An answer, its body read as JSON where there is one. */
    public record Answer(int status, JsonNode json, String text, HttpResponse<String> raw) {
        public String at(String pointer) {
            return json.at(pointer).asString("");
        }

        public Answer is(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }

        public Answer isProblem(int expected, String name) {
            is(expected);
            assertThat(at("/type")).isEqualTo("/problems/" + name);
            assertThat(raw.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            return this;
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    protected Answer get(String path, @Nullable String token) {
        return send("GET", path, token, null, Map.of());
    }

    protected Answer post(String path, @Nullable String token, String body) {
        return send("POST", path, token, body, Map.of());
    }

    protected Answer put(String path, @Nullable String token, String body) {
        return send("PUT", path, token, body, Map.of());
    }

    protected Answer patch(String path, @Nullable String token, String body) {
        return send("PATCH", path, token, body, Map.of());
    }

    protected Answer delete(String path, @Nullable String token) {
        return send("DELETE", path, token, null, Map.of());
    }

    protected Answer send(
            String method, String path, @Nullable String token, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (token != null) {
            request.header("Authorization", token.startsWith("Bearer ") ? token : "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> raw = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json = raw.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Answer(raw.statusCode(), JSON.readTree(json ? raw.body() : "{}"), raw.body(), raw);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    protected static String freshHandle() {
        return "t" + Ids.random();
    }

    /** Signs somebody up; answers the handle. */
    protected String signUp() {
        String handle = freshHandle();
        post("/api/profiles", null, "{'handle': '%s', 'password': '%s'}".formatted(handle, PASSWORD))
                .is(201);
        return handle;
    }

    protected Answer signInAs(String handle, String password) {
        return post("/api/sessions", null, "{'handle': '%s', 'password': '%s'}".formatted(handle, password));
    }

    protected String token(String handle) {
        return signInAs(handle, PASSWORD).is(200).at("/accessToken");
    }

    protected String operator() {
        return signInAs("operator", OPERATOR_PASSWORD).is(200).at("/accessToken");
    }

    protected String service(String name) {
        return KEYS.serviceBearer(name, "profile-service");
    }

    protected static JsonNode parse(String json) {
        return JSON.readTree(json);
    }

    /** A token of any claims, signed as the service itself signs: with its key and that key's id. */
    protected String signed(JWTClaimsSet claims) {
        try {
            String keyId = get("/.well-known/jwks.json", null).at("/keys/0/kid");
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), claims);
            jwt.sign(new ECDSASigner(Pem.ecPrivateKey(KEYS.tokenKeyFile())));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Claims of a good token of this profile. */
    protected static JWTClaimsSet.Builder claims(String profile, String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer("earnest")
                .audience("earnest")
                .subject(profile)
                .claim("handle", "ada")
                .claim("roles", List.of(roles))
                .claim("level", 99)
                .claim("sid", "session")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }
}
