package io.earnest.gateway.page.share;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

@GatewayTest
class ShareWebTest {
    private static final Pattern META = Pattern.compile("property=\"og:image\" content=\"https?://[^/]+(/[^\"]+)\"");

    @LocalServerPort
    private int port;

    @BeforeEach
    void reset() {
        Peers.reset();
    }

    @Test
    void anArticleNamesAPictureOfItsOwnThatSaysItsTitle() throws Exception {
        String page = new String(fetched(article("Boring databases")).body(), java.nio.charset.StandardCharsets.UTF_8);
        Matcher named = META.matcher(page);
        assertThat(named.find()).isTrue();
        assertThat(page).contains("<meta property=\"og:image:alt\" content=\"Boring databases\">");
        HttpResponse<byte[]> picture = fetched(named.group(1));
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(picture.headers().firstValue("Cache-Control").orElse("")).contains("public");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth())
                .isEqualTo(1200);
        String tag = picture.headers().firstValue("ETag").orElseThrow();
        assertThat(fetched(named.group(1), "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void aTitleThatCantBeDrawnHasTheSitesPictureAndNoArticleNone() throws Exception {
        byte[] general = new ClassPathResource("static/assets/img/share.png").getContentAsByteArray();
        assertThat(fetched(article("我喜歡貓") + "/share.png").body()).isEqualTo(general);
        String gone = Ids.random();
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/articles/" + gone))
                .willReturn(aResponse().withStatus(404)));
        assertThat(fetched("/articles/" + gone + "/share.png").statusCode()).isEqualTo(404);
    }

    private HttpResponse<byte[]> fetched(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String article(String title) {
        String id = Ids.random();
        Peers.ARTICLE.stubFor(
                get(urlPathEqualTo("/api/articles/" + id)).willReturn(okJson("""
                        {"id": "%s", "slug": "the-words-%s", "title": "%s", "excerpt": "Some", "pluses": 0, "minuses": 0,
                         "author": {"handle": "ada", "displayName": "Ada", "level": 17}, "comments": 0, "tags": [],
                         "timeToReadSeconds": 240, "requiredSeconds": 112, "words": 950, "status": "PUBLISHED",
                         "html": "<p>Text.</p>", "payee": "AUTHOR", "publishedAt": "2026-10-21T09:04:00Z"}""".formatted(id, id, title))));
        return "/articles/the-words-" + id;
    }
}
