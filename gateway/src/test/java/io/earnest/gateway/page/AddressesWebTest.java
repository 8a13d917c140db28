package io.earnest.gateway.page;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.OddRequests;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each page has one address; others lead to it, and what leads nowhere is answered as everything else here is. */
@GatewayTest
class AddressesWebTest {
    @LocalServerPort
    private int port;

    private final String id = Ids.random();

    @BeforeEach
    void anArticle() {
        Peers.reset();
        Peers.ARTICLE.stubFor(get("/api/articles/" + id).willReturn(okJson("""
                {"id":"%s","slug":"the-words-%s","title":"The words","excerpt":"The text.","author":null,"byline":[],
                 "publishedAt":"2026-10-21T09:00:00Z","timeToReadSeconds":240,"pluses":3,"minuses":1,"comments":2,
                 "tags":[],"body":"b","html":"<p>b</p>","status":"PUBLISHED","version":1,"words":950,
                 "requiredSeconds":112}""".formatted(id, id))));
        comments("oldest", okJson("{\"items\":[],\"next\":null,\"total\":2}"));
        comments("top", okJson("{\"items\":[],\"next\":null,\"total\":2}"));
    }

    private void comments(String sort, ResponseDefinitionBuilder answer) {
        Peers.COMMENT.stubFor(get(urlPathEqualTo("/api/articles/" + id + "/comments"))
                .withQueryParam("sort", equalTo(sort))
                .willReturn(answer));
    }

    private HttpResponse<String> page(String path) {
        return new Browser(port).get(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private String raw(String request, String accept) throws IOException {
        return OddRequests.answer(
                port, request + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/levels/, /levels",
        "/articles/some-words-0/, /articles/some-words-0",
        "/articles/%C3%A9t%C3%A9/?comments=top&x=%20y, /articles/%C3%A9t%C3%A9?comments=top&x=%20y",
        "/wallet/?line=READING, /wallet?line=READING",
        "/feed.atom/?tag=a, /feed.atom?tag=a",
        "/nowhere/, /nowhere",
        "/api/articles/?sort=top, /api/articles?sort=top",
        "/api/levels/, /api/levels",
        "/api/me/export/, /api/me/export"
    })
    void aSlashAtTheEndLeadsToTheAddressWithoutIt(String path, String to) {
        HttpResponse<String> answer = page(path);
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).hasValue(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/",
                "/API/",
                "/internal/x/",
                "/api/articles//",
                "/assets/x/",
                "/levels//",
                "/%6cevels/",
                "/levels;/"
            })
    void noOtherSpellingLeadsAnywhere(String path) {
        assertThat(page(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aPageCanOnlyBeSentTheWayItIs() {
        for (String path : List.of("/levels/", "/api/previews/")) {
            assertThat(new Browser(port).send("POST", path, "{}").statusCode())
                    .as("what is sent is not sent elsewhere")
                    .isEqualTo(404);
        }
    }

    @Test
    void anIdsAddressKeepsItsQuery() {
        assertThat(page("/articles/" + id + "?comments=top").headers().firstValue("Location"))
                .hasValue("/articles/the-words-" + id + "?comments=top");
        assertThat(page("/articles/old-words-" + id + "?comments=newest&after=a%3D")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/articles/the-words-" + id + "?comments=newest&after=a%3D");
        assertThat(page("/articles/" + id).headers().firstValue("Location")).hasValue("/articles/the-words-" + id);
    }

    @Test
    void aHandlesOtherSpellingLeadsToTheProfile() {
        Peers.PROFILE.stubFor(get("/api/profiles/ADA")
                .willReturn(okJson("{\"handle\":\"ada\",\"displayName\":\"Ada\",\"bio\":null,\"level\":3,"
                        + "\"joinedAt\":\"2026-01-01T00:00:00Z\"}")));
        HttpResponse<String> answer = page("/profiles/ADA?cursor=x");
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).hasValue("/profiles/ada?cursor=x");
    }

    @Test
    void aCursorOfAnotherOrderBeginsAnew() {
        Peers.COMMENT.stubFor(get(urlPathEqualTo("/api/articles/" + id + "/comments"))
                .withQueryParam("cursor", matching(".+"))
                .willReturn(refused()));
        assertThat(page("/articles/the-words-" + id + "?comments=top&after=b2xkZXN0")
                        .body())
                .contains("2 Comments")
                .doesNotContain("Comments are unavailable");

        String tag = "t" + Ids.random();
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/articles"))
                .withQueryParam("tag", equalTo(tag))
                .withQueryParam("cursor", absent())
                .willReturn(okJson("{\"items\":[],\"next\":null}")));
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/articles"))
                .withQueryParam("tag", equalTo(tag))
                .withQueryParam("cursor", matching(".+"))
                .willReturn(refused()));
        assertThat(page("/?sort=top&cursor=bmV3ZXN0&tag=" + tag).statusCode()).isEqualTo(200);
    }

    private static ResponseDefinitionBuilder refused() {
        return aResponse()
                .withStatus(400)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"type\":\"/problems/invalid-request\",\"title\":\"x\",\"status\":400}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "GET /api/articles/%00",
                "GET /api/articles/%c3%28",
                "GET /api/articles?author[$ne]=x",
                "GET /api/articles/{id}",
                "GET /api/articles/a|b",
                "GET /api/articles?q=\"bees\"",
                "GET /api/articles?q=<b>",
                "GET /api/articles/%zz",
                "POST /api/sessions?x=^"
            })
    void whatAProgramShouldHaveEncodedIsAProblem(String method, String path) throws IOException {
        String answer = raw(method + " " + path, "text/html");
        assertThat(answer).containsPattern("^HTTP/1\\.1 4\\d\\d ").contains("/problems/", "application/problem+json");
        assertThat(answer).doesNotContain("<html", "HTTP Status", "Tomcat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?author[$ne]=x", "/?q=\"bees\"", "/articles/<script>", "/?tag=a|b", "/profiles/{handle}"})
    void whatAPersonShouldHaveEncodedIsAPage(String path) throws IOException {
        String answer = raw("GET " + path, "text/html");
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("This address can't be read", "<!DOCTYPE html>")
                .doesNotContain("Tomcat", "HTTP Status", "<script>");
        assertThat(raw("GET " + path, "application/json")).contains("/problems/invalid-request", "percent-encoded");
    }

    @Test
    void whatIsHiddenInAnAddressIsAPageForPeople() throws IOException {
        assertThat(raw("GET /articles/a%2Fb", "text/html"))
                .startsWith("HTTP/1.1 404")
                .contains("There is nothing here");
        assertThat(raw("GET /actuator/health", "text/html"))
                .startsWith("HTTP/1.1 404")
                .contains("There is nothing here");
    }

    @Test
    void aMethodThatAPageDoesNotTakeIsToldWhichItTakes() {
        for (String path : List.of("/", "/levels", "/articles/x-" + id, "/robots.txt", "/favicon.ico")) {
            for (String method : List.of("POST", "PUT", "DELETE")) {
                HttpResponse<String> program =
                        new Browser(port).send(method, path, "{}", "Origin", "http://127.0.0.1:" + port);
                assertThat(program.statusCode())
                        .as(method + " " + path + " " + program.body())
                        .isEqualTo(405);
                assertThat(program.headers().firstValue("Allow").orElseThrow()).contains("GET", "HEAD");
                assertThat(program.body()).contains("/problems/method-not-allowed");
            }
        }
        HttpResponse<String> person = new Browser(port)
                .send("POST", "/levels", "{}", "Accept", "text/html", "Origin", "http://127.0.0.1:" + port);
        assertThat(person.statusCode()).isEqualTo(405);
        assertThat(person.headers().firstValue("Allow").orElseThrow()).contains("GET", "HEAD");
        assertThat(person.body()).contains("This address can only be looked at");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "text/html; true",
                "text/html,application/xhtml+xml,application/xml\\,q=0.9,*/*\\,q=0.8; true",
                "TEXT/HTML; true",
                "application/json\\,q=0.5, text/html; true",
                "application/json, text/html\\,q=0.5; false",
                "text/html\\,q=0, */*; false",
                "application/json; false",
                "*/*; false"
            })
    void acceptIsTakenByItsWeights(String accept, boolean page) {
        HttpResponse<String> answer = new Browser(port).get("/nowhere", "Accept", accept.replace("\\,", ";"));
        assertThat(answer.body().contains("There is nothing here")).as(accept).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|true",
                "br;q=1, gzip;q=0.2|true",
                "GZIP|true",
                "*|true",
                "gzip;q=0|false",
                "gzip; q=0.0, *|false",
                "identity|false",
                "*;q=0|false"
            })
    void compressionIsTakenByItsWeights(String accepted, boolean gzip) {
        HttpResponse<String> answer =
                new Browser(port).get("/articles/the-words-" + id, "Accept", "text/html", "Accept-Encoding", accepted);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(gzip);
    }

    @Test
    void theSmallestCodingIsTakenOfThoseThatAreWantedAlike() throws Exception {
        HttpResponse<String> page = new Browser(port)
                .get("/articles/the-words-" + id, "Accept", "text/html", "Accept-Encoding", "gzip, br");
        assertThat(page.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(page.headers().allValues("Vary")).contains("Accept-Encoding");
        String plain = new Browser(port).get("/assets/now/css/earnest.css").body();
        for (String coding : List.of("br", "gzip")) {
            HttpResponse<byte[]> file = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/assets/" + Assets.hash()
                                            + "/css/earnest.css"))
                                    .header("Accept-Encoding", coding)
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(file.headers().firstValue("Content-Encoding")).hasValue(coding);
            assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
            assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
            InputStream packed = new ByteArrayInputStream(file.body());
            byte[] unpacked =
                    (coding.equals("br") ? new BrotliInputStream(packed) : new GZIPInputStream(packed)).readAllBytes();
            assertThat(new String(unpacked, StandardCharsets.UTF_8)).isEqualTo(plain);
            assertThat(file.body().length).isLessThan(unpacked.length / 3);
        }
    }

    @Test
    void theSitesPictureIsWhereItIsLookedFor() {
        HttpResponse<String> answer = new Browser(port).get("/favicon.ico");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/x-icon");
    }
}
