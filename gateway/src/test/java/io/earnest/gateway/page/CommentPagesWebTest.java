package io.earnest.gateway.page;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.earnest.chassis.Ids;
import io.earnest.gateway.Browser;
import io.earnest.gateway.GatewayTest;
import io.earnest.gateway.Peers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Threads as the server renders them, and the address that each comment has. */
@GatewayTest
class CommentPagesWebTest {
    private final String article = Ids.random();
    private final String comment = Ids.random();
    private final String slug = "the-words-" + article;

    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @BeforeEach
    void reset() {
        Peers.reset();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        Peers.ARTICLE.stubFor(get("/api/articles/" + article).willReturn(okJson("""
                {"id":"%s","slug":"%s","title":"The words","excerpt":"The text.","author":null,"byline":[],
                 "publishedAt":"2026-10-21T09:00:00Z","timeToReadSeconds":240,"pluses":3,"minuses":1,"comments":9,
                 "tags":[],"body":"b","html":"<p>b</p>","status":"PUBLISHED","version":1,"words":950,
                 "requiredSeconds":112}""".formatted(article, slug))));
    }

    @Test
    void repliesStandBelowWhatTheyAnswerAndTheRestIsALink() {
        talk(okJson("{\"items\":[%s],\"replies\":[%s,%s],\"next\":null,\"total\":5}"
                .formatted(
                        said(comment, null, "Top", 4),
                        said("r1", comment, "First", 1),
                        said("r2", "r1", "Deeper", 3))));
        String body = page("/articles/" + slug).body();
        assertThat(body)
                .containsSubsequence(
                        "id=\"c-" + comment + "\"",
                        "Top",
                        "<ol class=\"replies\">",
                        "id=\"c-r1\"",
                        "<ol class=\"replies\">",
                        "id=\"c-r2\"",
                        "/articles/" + slug + "/comments/r2#c-r2",
                        "Continue this thread: 3 replies",
                        "/articles/" + slug + "/comments/" + comment + "#c-" + comment,
                        "3 more replies");
    }

    @Test
    void aCommentHasAnAddressWhereItStandsMarkedBelowWhatItAnswers() {
        thread(okJson("""
                {"comment":%s,"parents":[%s,%s],"items":[%s],"replies":[],"next":"abc","total":30}""".formatted(
                        said(comment, "p2", "The one", 30),
                        said("p1", "p0", "Above", 1),
                        said("p2", "p1", "Between", 1),
                        said("r1", comment, "Below", 0))));
        HttpResponse<String> answer = page("/articles/" + slug + "/comments/" + comment);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("public");
        assertThat(answer.body())
                .containsSubsequence(
                        "Further up in this thread", "Above", "Between", "marked", "The one", "Below", "More replies")
                .contains("/articles/" + slug + "/comments/" + comment + "?after=abc#talk")
                .contains("rel=\"canonical\" href=\"https://earnest.example/articles/" + slug + "\"");
    }

    @Test
    void oldWordsInTheAddressOfACommentLeadToTheNewOnes() {
        thread(okJson("{\"comment\":%s,\"parents\":[],\"items\":[],\"replies\":[],\"next\":null,\"total\":0}"
                .formatted(said(comment, null, "The one", 0))));
        HttpResponse<String> answer = page("/articles/" + article + "/comments/" + comment);
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).hasValue("/articles/" + slug + "/comments/" + comment);
    }

    @Test
    void aCommentThatIsGoneOrElsewhereIsNoArticleThatIs() {
        thread(aResponse().withStatus(410));
        HttpResponse<String> gone = page("/articles/" + slug + "/comments/" + comment);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("This comment was deleted", "/articles/" + slug + "#talk");

        thread(okJson("{\"comment\":%s,\"parents\":[],\"items\":[],\"replies\":[],\"next\":null,\"total\":0}"
                .formatted(said(comment, null, "The one", 0).replace(article, "another"))));
        HttpResponse<String> elsewhere = page("/articles/" + slug + "/comments/" + comment + "?after=x");
        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertThat(elsewhere.body()).contains("There is no such comment");
    }

    @Test
    void whileCommentsAreDownTheArticleReadsAtACommentsAddressToo() {
        thread(serviceUnavailable());
        HttpResponse<String> answer = page("/articles/" + slug + "/comments/" + comment);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("The comments can't be reached just now", "<p>b</p>");
    }

    @Test
    void aCursorThatDoesNotFitIsNoOutage() {
        talk(okJson("{\"items\":[%s],\"replies\":[],\"next\":null,\"total\":1}"
                .formatted(said(comment, null, "Here all the same", 0))));
        Peers.COMMENT.stubFor(get(urlPathEqualTo("/api/articles/" + article + "/comments"))
                .withQueryParam("cursor", equalTo("nonsense"))
                .willReturn(aResponse().withStatus(400)));
        String body = page("/articles/" + slug + "?comments=top&after=nonsense").body();
        assertThat(body).contains("Here all the same").doesNotContain("can't be reached");
    }

    private void talk(ResponseDefinitionBuilder answer) {
        Peers.COMMENT.stubFor(get(urlPathEqualTo("/api/articles/" + article + "/comments"))
                .withQueryParam("threads", equalTo("true"))
                .withQueryParam("cursor", absent())
                .willReturn(answer));
    }

    private void thread(ResponseDefinitionBuilder answer) {
        Peers.COMMENT.stubFor(
                get(urlPathEqualTo("/api/comments/" + comment + "/thread")).willReturn(answer));
    }

    private String said(String id, String parent, String words, int replies) {
        return """
                {"id":"%s","articleId":"%s","parentId":%s,
                 "avatar":{"id":"leonardo","name":"Leonardo","imageUrl":"/api/avatars/leonardo/image"},"speaker":1,
                 "level":13,"html":"<p>%s</p>","createdAt":"2026-10-21T09:04:00Z","editedAt":null,"deleted":false,
                 "likes":0,"dislikes":0,"replies":%d}""".formatted(id, article, parent == null ? null : "\"" + parent + "\"", words, replies);
    }

    private HttpResponse<String> page(String path) {
        return new Browser(port).get(path, "Accept", "text/html");
    }
}
