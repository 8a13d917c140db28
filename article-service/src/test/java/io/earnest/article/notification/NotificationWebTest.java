package io.earnest.article.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import io.earnest.chassis.testing.Hostile;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What authors are told, and what they may say against it. */
@Hostile
class NotificationWebTest extends RunningService {
    @Test
    void plusesAreOneLineWithTheirNumberAndNoNames() {
        Person author = person(20, "author");
        String article = published(author);
        for (int i = 0; i < 2; i++) {
            Person reader = person(6);
            read(reader, article);
            assertThat(reader.http()
                            .put("/api/articles/" + article + "/rating", Map.of("value", "PLUS"))
                            .status())
                    .isEqualTo(200);
            assertThat(author.http().get("/api/notifications").body().toString())
                    .doesNotContain(reader.id());
        }
        Person minus = person(6);
        read(minus, article);
        minus.http().put("/api/articles/" + article + "/rating", Map.of("value", "MINUS"));
        List<JsonNode> told = told(author);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().path("kind").asString()).isEqualTo("article-plussed");
        assertThat(told.getFirst().path("count").asInt()).isEqualTo(2);
    }

    @Test
    void aRemovalIsToldWithItsReasonAndTakenBackByAnAppeal() {
        Person author = person(20, "author");
        Person other = person(20, "author");
        Person moderator = person(1, "moderator");
        String article = published(author);
        assertThat(moderator
                        .http()
                        .delete("/api/articles/" + article + "?reason=copied")
                        .status())
                .isEqualTo(204);
        JsonNode removed = told(author).getFirst();
        assertThat(removed.path("kind").asString()).isEqualTo("article-removed");
        assertThat(removed.at("/details/reason").asString()).isEqualTo("copied");
        assertThat(removed.toString()).doesNotContain(moderator.id());
        String id = removed.path("id").asString();
        String appeal = "/api/notifications/" + id + "/appeal";
        assertThat(other.http().post(appeal, Map.of("text", "mine")).status()).isEqualTo(404);
        assertThat(author.http().post(appeal, Map.of("text", "It is my own.")).status())
                .isEqualTo(201);
        Map<String, String> back = Map.of("verdict", "TAKEN_BACK", "reason", "It is.");
        String answer = "/api/moderation/appeals/" + id + "/answer";
        assertThat(other.http().post(answer, back).status()).isEqualTo(403);
        Http.Answer open = moderator.http().get("/api/moderation/appeals?limit=100");
        assertThat(open.body().toString()).contains("It is my own.").doesNotContain(author.id());
        assertThat(anonymous().get("/api/articles/" + article).status()).isEqualTo(410);
        assertThat(moderator.http().post(answer, back).status()).isEqualTo(200);
        assertThat(anonymous().get("/api/articles/" + article).status()).isEqualTo(200);
        assertThat(told(author).getFirst().at("/details/verdict").asString()).isEqualTo("TAKEN_BACK");

        // What was taken back can be removed again, and appealed against again.
        moderator.http().delete("/api/articles/" + article);
        assertThat(told(author).stream().filter(n -> n.path("kind").asString().equals("article-removed")))
                .hasSize(2);
    }

    private static List<JsonNode> told(Person person) {
        Iterable<JsonNode> items =
                person.http().get("/api/notifications?limit=100").body().path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }
}
