package io.earnest.chassis;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jwt.JWTClaimsSet;
import io.earnest.chassis.testing.TestKeys;
import io.earnest.chassis.testing.TestStores;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
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
class ChassisWebTest {
    private static final TestKeys KEYS = TestKeys.create();
    private static final WireMockServer PROFILE = new WireMockServer(options().dynamicPort());

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry properties) {
        PROFILE.start();
        PROFILE.stubFor(get("/.well-known/jwks.json").willReturn(okJson(KEYS.jwks())));
        properties.add("earnest.jwks-uri", () -> PROFILE.baseUrl() + "/.well-known/jwks.json");
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
