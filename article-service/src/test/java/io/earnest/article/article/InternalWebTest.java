package io.earnest.article.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InternalWebTest extends RunningService {
    @Test
    void servicesLearnWhoseAnArticleIsAndWhatState() {
        Person author = person(1, "author");
        String id = published(author);
        Http.Answer facts = service("comment-service").get("/internal/articles/" + id);
        assertThat(facts.status()).isEqualTo(200);
        assertThat(facts.text("account")).isEqualTo(author.id());
        assertThat(facts.text("authorId")).isEqualTo(author.id());
        assertThat(facts.text("status")).isEqualTo("PUBLISHED");
        assertThat(facts.text("slug")).endsWith(id);
        author.http().delete("/api/articles/" + id);
        assertThat(service("comment-service").get("/internal/articles/" + id).text("status"))
                .isEqualTo("DELETED");
        assertThat(service("comment-service")
                        .get("/internal/articles/00000000000000000000")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theNumberOfCommentsIsTheNewestVersions() {
        String id = published(person(1, "author"));
        String path = "/internal/articles/" + id + "/comment-count";
        Http comments = service("comment-service");
        assertThat(comments.put(path, Map.of("count", 3, "version", 5)).status())
                .isEqualTo(204);
        assertThat(comments.put(path, Map.of("count", 2, "version", 4)).status())
                .isEqualTo(204);
        assertThat(anonymous()
                        .get("/api/articles/" + id)
                        .body()
                        .path("comments")
                        .asInt())
                .isEqualTo(3);
        assertThat(comments.put(path, Map.of("count", -1, "version", 6)).status())
                .isEqualTo(400);
        assertThat(service("gateway")
                        .put(path, Map.of("count", 9, "version", 9))
                        .status())
                .isEqualTo(401);
        assertThat(service("gateway").get("/internal/articles/" + id).status())
                .as("a key that has no business here")
                .isEqualTo(401);
    }

    @Test
    void personsAreRefusedThere() {
        String id = published(person(1, "author"));
        assertThat(person(1, "operator").http().get("/internal/articles/" + id).status())
                .isEqualTo(401);
        assertThat(anonymous().get("/internal/articles/" + id).status()).isEqualTo(401);
    }
}
