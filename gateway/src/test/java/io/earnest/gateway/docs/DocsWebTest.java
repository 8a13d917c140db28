package io.earnest.gateway.docs;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
class DocsWebTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern LOADED = Pattern.compile("(?:src|rel=\"stylesheet\" href)=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @BeforeEach
    void reset() {
        Peers.reset();
    }

    @Test
    void thePageLoadsAllItNeedsFromHere() {
        var page = new Browser(port).get("/api/docs");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        Matcher loaded = LOADED.matcher(page.body());
        int files = 0;
        while (loaded.find()) {
            assertThat(new Browser(port).get(loaded.group(1)).statusCode())
                    .as(loaded.group(1))
                    .isEqualTo(200);
            files++;
        }
        assertThat(files).isEqualTo(5);
    }

    @Test
    void aServicesDocumentSpeaksOfTheGatewayAndOfNoInternalCall() {
        Peers.ARTICLE.stubFor(get("/v3/api-docs")
                .willReturn(okJson("{\"openapi\":\"3.1.0\",\"servers\":[{\"url\":\"http://10.0.0.7:8081\"}],"
                        + "\"paths\":{\"/api/articles\":{},\"/api/export\":{},\"/internal/articles/{id}\":{}}}")));
        JsonNode document =
                JSON.readTree(new Browser(port).get("/api/docs/article-service").body());
        assertThat(document)
                .isEqualTo(JSON.readTree(
                        "{\"openapi\":\"3.1.0\",\"servers\":[{\"url\":\"/\"}],\"paths\":{\"/api/articles\":{}}}"));
    }

    @Test
    void aServiceThatIsDownIs503AndAnUnknownOne404() {
        Peers.COMMENT.stubFor(get("/v3/api-docs").willReturn(serverError()));
        assertThat(new Browser(port).get("/api/docs/comment-service").statusCode())
                .isEqualTo(503);
        assertThat(new Browser(port).get("/api/docs/mail-service").statusCode()).isEqualTo(404);
    }
}
