package io.earnest.gateway.page;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Search, the lists of a tag and of an author, and what other sites and crawlers read. */
@GatewayTest
class SearchPagesWebTest {
    private static final String HOSTILE = "</mark><script>alert(1)</script><img src=x onerror=alert(2)>";

    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @BeforeEach
    void reset() {
        Peers.reset();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    private HttpResponse<String> page(String path) {
        return new Browser(port).get(path, "Accept", "text/html");
    }

    private static void articles(String items, String more) {
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/articles"))
                .willReturn(okJson("{\"items\":[" + items + "],\"next\":null" + more + "}")));
    }

    private static String card(String id, String more) {
        return """
                {"id":"%s","slug":"the-words-%s","title":"The words","excerpt":"The text.","author":null,"byline":["Ann Lee"],
                 "publishedAt":"2026-10-21T09:00:00Z","timeToReadSeconds":240,"pluses":3,"minuses":1,"comments":2,
                 "tags":["operations"]%s}""".formatted(id, id, more);
    }

    @Test
    void whatIsFoundIsMarkedAndIsTextWhateverItSays() {
        String q = "q" + Ids.random();
        String found = ",\"found\":[{\"text\":\"…before " + HOSTILE + " \",\"hit\":false},{\"text\":\"" + HOSTILE
                + "\",\"hit\":true},{\"text\":\" after…\",\"hit\":false}]";
        articles(card(Ids.random(), found), ",\"total\":1");
        String body = page("/?q=" + q).body();
        assertThat(body)
                .contains(
                        "“" + q + "”",
                        "1 article",
                        " after…",
                        "<mark>&lt;/mark&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert", "<img src=x");
        assertThat(body).contains("noindex");
        Peers.ARTICLE.verify(getRequestedFor(urlPathEqualTo("/api/articles"))
                .withQueryParam("q", equalTo(q))
                .withQueryParam("sort", equalTo("relevance"))
                .withQueryParam("tag", absent()));
    }

    @Test
    void aSearchKeepsItsTagAndAuthorAndCanBeWidened() {
        String q = "q" + Ids.random();
        articles("", ",\"total\":0");
        String body = page("/?tag=r%26d&author=ada&q=%22" + q + "%20b%22").body();
        assertThat(body)
                .contains("Nothing found", "name=\"tag\" value=\"r&amp;d\"", "name=\"author\" value=\"ada\"")
                .contains("href=\"/?q=%22" + q + "%20b%22\"")
                .contains("href=\"/?tag=r%26d&amp;author=ada&amp;q=" + q + "%20b\"");
    }

    @Test
    void aSearchThatFindsNothingShowsWhatNearWordsFind() {
        String q = "q" + Ids.random();
        articles(card(Ids.random(), ""), ",\"total\":1,\"didYouMean\":\"near <words>\"");
        assertThat(page("/?tag=a&q=" + q).body())
                .contains("No article holds “" + q + "”", "Did you mean", "The words")
                .contains("<a href=\"/?tag=a&amp;q=near%20%3Cwords%3E\">near &lt;words&gt;</a>");
    }

    @Test
    void aSearchThatIsTooLongIsToldSo() {
        HttpResponse<String> answer = page("/?q=" + "a".repeat(201));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("That is too much to search for", "200 characters");
        assertThat(Peers.ARTICLE.getAllServeEvents()).isEmpty();
    }

    @Test
    void whileTheIndexIsBuiltListsAreServedAndSearchesSaySo() {
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/articles"))
                .withQueryParam("q", equalTo("bees"))
                .willReturn(aResponse()
                        .withStatus(503)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"type\":\"/problems/search-not-ready\",\"title\":\"x\",\"status\":503}")));
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/articles"))
                .withQueryParam("q", absent())
                .willReturn(okJson("{\"items\":[" + card(Ids.random(), "") + "],\"next\":null}")));
        for (int i = 0; i < 30; i++) {
            HttpResponse<String> answer = page("/?q=bees");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("The search is being prepared");
        }
        assertThat(page("/?tag=t" + Ids.random()).statusCode())
                .as("the list has a breaker of its own")
                .isEqualTo(200);
    }

    @Test
    void theListOfATagHasATitleACountAndAFeed() {
        String tag = "t" + Ids.random();
        articles(card(Ids.random(), ""), ",\"total\":4321");
        String body = page("/?tag=" + tag).body();
        assertThat(body)
                .contains("<title>Articles tagged " + tag + " · Earnest</title>", ">Articles tagged " + tag + "</h1>")
                .contains("4321 articles", "rel=\"alternate\" type=\"application/atom+xml\"")
                .contains("href=\"/feed.atom?tag=" + tag + "\"")
                .contains("<link rel=\"canonical\" href=\"https://earnest.example/?tag=" + tag + "\">");
    }

    @Test
    void anAuthorsPageHasPagesAndAFeed() {
        String handle = "h" + Ids.random().substring(0, 10);
        Peers.PROFILE.stubFor(
                get("/api/profiles/" + handle)
                        .willReturn(
                                okJson(
                                        "{\"handle\":\"" + handle
                                                + "\",\"displayName\":\"Ada\",\"bio\":null,\"level\":3,\"joinedAt\":\"2026-01-01T00:00:00Z\"}")));
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/articles"))
                .withQueryParam("cursor", absent())
                .willReturn(okJson("{\"items\":[" + card(Ids.random(), "") + "],\"next\":\"a=b\",\"total\":21}")));
        Peers.ARTICLE.stubFor(get(urlPathEqualTo("/api/articles"))
                .withQueryParam("cursor", equalTo("a=b"))
                .willReturn(okJson("{\"items\":[" + card(Ids.random(), "") + "],\"next\":null}")));
        String first = page("/profiles/" + handle).body();
        assertThat(first)
                .contains("21 articles", "href=\"/feed.atom?author=" + handle + "\"")
                .contains("href=\"/profiles/" + handle + "?cursor=a%3Db\"");
        String second = page("/profiles/" + handle + "?cursor=a%3Db").body();
        assertThat(first).contains("here since January 2026");
        assertThat(second).contains("To the beginning").doesNotContain("Older");
    }

    @Test
    void everyPublicPageTellsOtherSitesWhatItIs() {
        articles(card(Ids.random(), ""), "");
        for (String path : java.util.List.of("/", "/sign-up")) {
            String body = page(path).body();
            assertThat(body)
                    .as(path)
                    .contains("<meta name=\"description\"", "property=\"og:title\"", "property=\"og:description\"")
                    .contains(
                            "property=\"og:type\" content=\"website\"", "property=\"og:site_name\" content=\"Earnest\"")
                    .contains("property=\"og:url\" content=\"https://earnest.example" + path + "\"")
                    .contains("name=\"twitter:card\" content=\"summary_large_image\"");
        }
        Matcher picture = Pattern.compile("property=\"og:image\" content=\"https://earnest\\.example([^\"]+)\"")
                .matcher(page("/").body());
        assertThat(picture.find()).isTrue();
        HttpResponse<String> file = new Browser(port).get(picture.group(1));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(page("/sign-in").body()).doesNotContain("og:title");
    }

    @Test
    void robotsAreToldWhereTheSitemapIsAndWhatIsPrivate() {
        HttpResponse<String> answer = new Browser(port).get("/robots.txt");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.body().lines())
                .startsWith("User-agent: *")
                .contains("Disallow: /wallet", "Disallow: /api/", "Sitemap: https://earnest.example/sitemap.xml")
                .doesNotContain("Disallow: /");
    }

    @Test
    void feedsAndTheSitemapComeFromArticleServiceAsTheyAre() {
        for (String path : java.util.List.of("/feed.atom?tag=a%20b", "/sitemap.xml", "/sitemaps/articles-2.xml")) {
            Peers.ARTICLE.stubFor(get(urlEqualTo(path))
                    .willReturn(aResponse()
                            .withHeader("Content-Type", "application/atom+xml;charset=UTF-8")
                            .withHeader("ETag", "W/\"x\"")
                            .withHeader("Cache-Control", "max-age=60, public")
                            .withBody("<feed/>")));
            HttpResponse<String> answer = new Browser(port).get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("<feed/>");
            assertThat(answer.headers().firstValue("ETag")).hasValue("W/\"x\"");
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("max-age=60");
        }
    }

    @Test
    void anArticlesPageTellsOtherSitesOfTheArticle() {
        String id = Ids.random();
        Peers.ARTICLE.stubFor(get("/api/articles/" + id)
                .willReturn(okJson(card(
                        id,
                        ",\"body\":\"b\",\"html\":\"<p>b</p>\",\"status\":\"PUBLISHED\",\"version\":1,"
                                + "\"words\":950,\"requiredSeconds\":112"))));
        Peers.COMMENT.stubFor(get(urlPathEqualTo("/api/articles/" + id + "/comments"))
                .willReturn(okJson("{\"items\":[],\"next\":null,\"total\":2}")));
        String body = page("/articles/the-words-" + id).body();
        assertThat(body)
                .contains("2 Comments", "property=\"og:type\" content=\"article\"")
                .contains("property=\"article:published_time\" content=\"2026-10-21T09:00:00Z\"")
                .contains("property=\"article:tag\" content=\"operations\"");
        assertThat(body.split("property=\"og:title\"", -1)).hasSize(2);
    }

    @Test
    void commentsAreAskedForBeforeTheArticleIsThere() {
        String id = Ids.random();
        Peers.ARTICLE.stubFor(get("/api/articles/" + id)
                .willReturn(aResponse().withStatus(404).withFixedDelay(3_000)));
        assertThat(page("/articles/x-" + id).statusCode()).isEqualTo(404);
        Peers.COMMENT.verify(getRequestedFor(urlPathEqualTo("/api/articles/" + id + "/comments")));
    }
}
