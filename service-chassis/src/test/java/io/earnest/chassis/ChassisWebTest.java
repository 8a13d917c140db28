package io.earnest.chassis;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jwt.JWTClaimsSet;
import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.testing.OddRequests;
import io.earnest.chassis.testing.TestKeys;
import io.earnest.chassis.testing.TestStores;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = SampleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:chassis.yaml",
            "spring.application.name=sample-service",
            "earnest.service-name=sample-service",
            "earnest.callers.comment-service.scopes=things-*",
            "earnest.callers.gateway.scopes=nothing",
            "earnest.max-body-bytes=1000",
            "management.server.port=0"
        })
@Hostile
class ChassisWebTest {
    private static final TestKeys KEYS = TestKeys.create();
    private static final WireMockServer PROFILE = new WireMockServer(options().dynamicPort());

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry properties) {
        PROFILE.start();
        PROFILE.stubFor(get("/.well-known/jwks.json").willReturn(okJson(KEYS.jwks())));
        properties.add("earnest.jwks-uri", () -> PROFILE.baseUrl() + "/.well-known/jwks.json");
        properties.add("spring.cloud.openfeign.client.config.peer-service.url", PROFILE::baseUrl);
        properties.add("earnest.caller-keys-dir", () -> KEYS.callerKeysDir().toString());
        properties.add(
                "earnest.service-key-file",
                () -> KEYS.serviceKeyFile("article-service").toString());
        properties.add("spring.mongodb.uri", TestStores::embeddedUri);
        properties.add("spring.mongodb.database", TestStores::freshName);
    }

    @AfterAll
    static void stop() {
        PROFILE.stop();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("oddRequests")
    @ExtendWith(OutputCaptureExtension.class)
    void whatAClientSendsIsNeverAFailureOfOurs(String request, CapturedOutput output) throws IOException {
        String answer = OddRequests.answer(port, request);
        OddRequests.isNoFailure(request, answer);
        assertThat(output.getAll()).as(request).doesNotContain("\tat ", " ERROR ");
    }

    static Stream<String> oddRequests() {
        return OddRequests.of("/api/list");
    }

    @Test
    void twoTokensAreRefusedAndTold() throws Exception {
        String bearer = KEYS.personBearer("ada0", "ada", 3);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/me"))
                        .headers("Authorization", bearer, "Authorization", "Bearer x.y.z")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/invalid-request", "Authorization");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void aPersonIsKnownByTheirToken() throws Exception {
        var answer = send("GET", "/api/me", KEYS.personBearer("p1", "ada", 7, "author"), null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"id\":\"p1\"")
                .contains("\"level\":7")
                .contains("author");
    }

    @Test
    void withoutATokenThePersonalIs401AndThePublicAnswers() throws Exception {
        assertThat(send("GET", "/api/me", null, null).statusCode()).isEqualTo(401);
        assertThat(send("GET", "/api/anyone", null, null).body()).contains("false");
    }

    @Test
    void aTokenThatIsExpiredForeignOrUnsignedIsRefusedAsAProblem() throws Exception {
        String expired = KEYS.sign(claims("earnest", Instant.now().minusSeconds(60)));
        String foreign = KEYS.sign(claims("elsewhere", Instant.now().plusSeconds(60)));
        String otherKey = TestKeys.create().personBearer("p1", "ada", 1);
        for (String bearer : new String[] {"Bearer " + expired, "Bearer " + foreign, otherKey, "Bearer x.y.z"}) {
            var answer = send("GET", "/api/anyone", bearer, null);
            assertThat(answer.statusCode()).as(bearer).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void tokensThatNameKeysOfTheirOwnAreRefusedHoweverManyCome() throws Exception {
        assertThat(send("GET", "/api/me", KEYS.personBearer("p1", "ada", 1), null)
                        .statusCode())
                .isEqualTo(200);
        // Each makes the service look again for a key that is not there, which it does not do so often.
        for (int i = 0; i < 10; i++) {
            String forged = KEYS.sign(claims("earnest", Instant.now().plusSeconds(60)), "somebody-" + i);
            assertThat(send("GET", "/api/me", "Bearer " + forged, null).statusCode())
                    .isEqualTo(401);
        }
        assertThat(send("GET", "/api/me", KEYS.personBearer("p1", "ada", 1), null)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aParameterOfOneValueIsGivenOnce() throws Exception {
        for (String twice : new String[] {"limit=&limit=x", "limit=1&limit=2", "q=a&ids=1&q=b"}) {
            var answer = send("GET", "/api/list?" + twice, null, null);
            assertThat(answer.statusCode()).as(twice).isEqualTo(400);
            assertThat(answer.body()).contains("may be given once");
        }
        assertThat(send("GET", "/api/list?limit=5&q=a&ids=1&ids=2", null, null).body())
                .contains("\"limit\":\"5\"", "\"ids\":\"[1, 2]\"");
    }

    @Test
    void anEmptyValueIsNoNumber() throws Exception {
        for (String empty : new String[] {"limit=", "limit", "limit=%20", "q=a&limit="}) {
            var answer = send("GET", "/api/list?" + empty, null, null);
            assertThat(answer.statusCode()).as(empty).isEqualTo(400);
            assertThat(answer.body()).contains("\"limit\"", "needs a value");
        }
        assertThat(send("GET", "/api/list?q=&limit=2", null, null).statusCode()).isEqualTo(200);
    }

    @Test
    void internalCallsTakeServicesOnlyAndOnlyWithinTheirScope() throws Exception {
        assertThat(send("POST", "/internal/things", null, "{}").statusCode()).isEqualTo(401);
        assertThat(send("POST", "/internal/things", KEYS.personBearer("p1", "ada", 1, "operator"), "{}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(send("POST", "/internal/things", KEYS.serviceBearer("comment-service", "sample-service"), "{}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "/internal/things", KEYS.serviceBearer("comment-service", "other-service"), "{}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(send("POST", "/internal/things", KEYS.serviceBearer("gateway", "sample-service"), "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void problemsCarryTheirFieldsAndA500TellsNothing() throws Exception {
        var poor = send("GET", "/api/poor", null, null);
        assertThat(poor.statusCode()).isEqualTo(402);
        assertThat(poor.body()).contains("\"type\":\"/problems/insufficient-twei\"", "\"balance\":1", "\"price\":2");
        var broken = send("GET", "/api/broken", null, null);
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).contains("/problems/internal-error").doesNotContain("inside");
        assertThat(send("GET", "/nowhere", null, null).body()).contains("/problems/not-found");
    }

    @Test
    void anAnswerThatBreaksOffIsCutAndEndsInNoProblem() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /api/broken-off HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(all)
                    .startsWith("HTTP/1.1 200")
                    .contains("one,two")
                    .doesNotContain("problem", "the inside")
                    .as("no last chunk: the client knows that something is missing")
                    .doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void badBodiesAreNamed400sAndLargeOnes413() throws Exception {
        assertThat(send("POST", "/api/things", null, "{\"name\":").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/api/things", null, "{\"name\":{\"$gt\":\"\"}}")
                        .statusCode())
                .isEqualTo(400);
        var tooLong = send("POST", "/api/things", null, "{\"name\":\"sixsix\"}");
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("\"field\":\"name\"");
        assertThat(send("POST", "/api/things", null, "{\"name\":\"" + "x".repeat(2000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("POST", "/api/things", null, "{\"name\":\"ok\"}").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "malformed JSON            | {'name':                        | body      | is not JSON",
                "JSON behind the JSON      | {'name':'x'}{                   | body      | is not JSON",
                "a comma too many          | {'name':'x',}                   | body      | is not JSON",
                "not a number              | {'share':NaN}                   | body      | is not JSON",
                "a list for an object      | []                              | body      | must be an object",
                "a text for an object      | 'x'                             | body      | must be an object",
                "an unknown field          | {'nam':'x'}                     | nam       | it knows grams, inside,"
                        + " name",
                "an unknown field inside   | {'inside':{'inside':{'x':1}}}   | inside.inside.x | is no field of this"
                        + " call",
                "a field twice             | {'name':'x','name':'y'}         | body      | twice",
                "a number for a text       | {'name':5}                      | name      | must be a text",
                "true for a text           | {'name':true}                   | name      | must be a text",
                "an operator for a text    | {'name':{'$gt':''}}             | name      | must be a text",
                "a list for a text         | {'name':['x']}                  | name      | must be a text",
                "a text for a number       | {'grams':'5'}                   | grams     | must be a whole number",
                "nothing for a number      | {'grams':''}                    | grams     | must be a whole number",
                "a fraction                | {'grams':1.5}                   | grams     | must be a whole number",
                "a huge number             | {'grams':99999999999}           | grams     | whole number",
                "a huge exponent           | {'grams':1e999999999}           | grams     | whole number",
                "true for a number         | {'grams':true}                  | grams     | must be a whole number",
                "a text for a fraction     | {'share':'0.5'}                 | share     | must be a number",
                "a text for yes            | {'open':'true'}                 | open      | must be true or false",
                "a number for yes          | {'open':1}                      | open      | must be true or false",
                "a number for a name       | {'size':0}                      | size      | one of SMALL, LARGE",
                "an unknown name           | {'size':'small'}                | size      | one of SMALL, LARGE",
                "a text for a list         | {'tags':'x'}                    | tags      | must be a list",
                "a number in a list        | {'tags':['x',5]}                | tags[1]   | must be a text",
                "half a surrogate pair     | {'name':'a\\ud800b'}          | name      | whole characters",
                "the other half            | {'tags':['\\udc00']}          | tags[0]   | whole characters",
            })
    void bodiesAreExactlyWhatTheCallDescribes(String name, String body, String field, String message) throws Exception {
        var answer = send("POST", "/api/parcels", null, body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains("/problems/invalid-request", "\"field\":\"" + field + "\"", message)
                .doesNotContain("io.earnest", "java.", "jackson");
    }

    @Test
    void deepHugeAndBrokenJsonIsRefusedWithoutHarm() throws Exception {
        for (String body : List.of(
                "[".repeat(900),
                "{\"inside\":".repeat(90) + "{}" + "}".repeat(90),
                "{\"grams\":" + "9".repeat(900) + "}",
                "\u0000",
                "nul",
                "{'name':'x'}")) {
            assertThat(send("POST", "/api/parcels", null, body).statusCode())
                    .as(body)
                    .isIn(200, 400);
        }
        var whole = send("POST", "/api/parcels", null, "{\"name\":\"a\\ud83c\\udf89b 🎉\",\"grams\":5,\"open\":null}");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).contains("a🎉b 🎉");
    }

    @Test
    void aCallThatTakesNoBodyTakesNoneOrAnEmptyObject() throws Exception {
        for (String none : new String[] {null, "", "{}", " { } "}) {
            assertThat(send("POST", "/api/bells", null, none).statusCode())
                    .as("<%s>", none)
                    .isEqualTo(200);
        }
        for (String body : List.of("{", "[]", "null", "5", "{\"twei\":5}", "{}{}", " ".repeat(500))) {
            var answer = send("POST", "/api/bells", null, body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains("\"field\":\"body\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%zz", "%ff%fe", "%F0%9F", "%c0%ae"})
    void aQueryThatIsNoTextIsA400(String q) throws Exception {
        assertThat(raw("GET /api/echo?q=" + q + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("/problems/invalid-request");
    }

    @Test
    void aBodyThatIsFramedWronglyIsTheClientsFault() throws Exception {
        assertThat(raw("POST /api/parcels HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aCallToAPeerIsMeasuredByItsClientAndMethod() throws Exception {
        PROFILE.stubFor(get(urlPathEqualTo("/things/t1")).willReturn(ok("thing")));
        PROFILE.stubFor(get(urlPathEqualTo("/things/t2")).willReturn(serverError()));
        assertThat(send("GET", "/api/peer/t1", null, null).body()).isEqualTo("thing");
        assertThat(send("GET", "/api/peer/t2", null, null).statusCode()).isEqualTo(503);
        for (String status : new String[] {"200", "500"}) {
            assertThat(meters.get("earnest.peer.requests")
                            .tags("client", "peer-service", "call", "Peer.thing", "status", status)
                            .timer()
                            .count())
                    .as(status)
                    .isEqualTo(1);
        }
        assertThat(meters.getMeters())
                .noneMatch(meter -> meter.getId().getName().endsWith(".active"));
    }

    private static JWTClaimsSet claims(String audience, Instant expires) {
        return new JWTClaimsSet.Builder()
                .issuer("earnest")
                .audience(audience)
                .subject("p1")
                .expirationTime(Date.from(expires))
                .build();
    }

    private HttpResponse<String> send(String method, String path, String bearer, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (bearer != null) {
            request.header("Authorization", bearer);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
