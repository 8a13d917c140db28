package io.earnest.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JourneyWebTest extends RunningService {
    @Test
    void anArticleIsWrittenPublishedReadAndRated() {
        Person author = person(1, "author");
        Http.Answer draft = author.http()
                .post(
                        "/api/articles",
                        Map.of("title", "On Bees", "body", "# Bees\n\nThey *hum*.", "tags", new String[] {"Bees"}));
        assertThat(draft.status()).isEqualTo(201);
        String id = draft.text("id");
        assertThat(draft.header("Location")).isEqualTo("/api/articles/" + id);
        assertThat(draft.text("slug")).as("its words come with publication").isEqualTo(id);
        assertThat(draft.text("status")).isEqualTo("DRAFT");
        assertThat(draft.text("html")).contains("<h2", "<em>hum</em>");
        assertThat(anonymous().get("/api/articles/" + id).status()).isEqualTo(404);

        Http.Answer published = author.http().post("/api/articles/" + id + "/publication", null);
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.body().path("settlement").path("status").asString())
                .isEqualTo("PAID");
        assertThat(published.text("slug")).isEqualTo("on-bees-" + id);

        Person reader = person(2);
        Http.Answer reading = reader.http().post("/api/articles/" + published.text("slug") + "/readings", null);
        assertThat(reading.status()).as(reading.body().toString()).isEqualTo(201);
        assertThat(reading.body().path("opportunity").path("twei").asInt()).isEqualTo(2);
        Http.Answer verified = read(reader, id);
        assertThat(verified.text("state")).as(verified.body().toString()).isEqualTo("VERIFIED");
        assertThat(verified.body().path("settlement").path("twei").asInt()).isEqualTo(2);
        assertThat(PEERS.experience).contains("READING article-read:" + id + ":" + reader.id());

        Http.Answer plus = reader.http().put("/api/articles/" + id + "/rating", Map.of("value", "PLUS"));
        assertThat(plus.status()).as(plus.body().toString()).isEqualTo(200);
        Http.Answer article = anonymous().get("/api/articles/" + id);
        assertThat(article.body().path("pluses").asInt()).isEqualTo(1);
        assertThat(article.body().path("author").path("handle").asString()).isEqualTo(author.handle());
        assertThat(anonymous()
                        .get("/api/articles?tag=bees")
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(reader.http()
                        .get("/api/articles/" + id + "/reading")
                        .body()
                        .path("earned")
                        .path("twei")
                        .asInt())
                .isEqualTo(2);
    }
}
