package io.earnest.article.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExportWebTest extends RunningService {
    @Test
    void everyTextThatIsKeptIsInItDraftsAndDeletedArticlesToo() {
        Person author = person(1, "author");
        String many = published(author);
        int version = 1;
        for (int i = 1; i <= 10; i++) {
            Http.Answer edited = author.http()
                    .put(
                            "/api/articles/" + many,
                            Map.of("title", "An article", "body", "Text number " + i),
                            "If-Match",
                            "\"" + version + "\"");
            assertThat(edited.status()).as(edited.body().toString()).isEqualTo(200);
            version = edited.body().path("version").asInt();
        }
        author.http().post("/api/articles", Map.of("title", "A draft", "body", "Only mine."));
        String deleted = published(author);
        assertThat(author.http().delete("/api/articles/" + deleted).status()).isEqualTo(204);
        published(person(1, "author"));

        Map<String, List<JsonNode>> parts = export(author);

        assertThat(parts.get("articles")).hasSize(3);
        assertThat(parts.get("articles").stream().map(a -> a.path("status").asString()))
                .containsExactlyInAnyOrder("PUBLISHED", "DRAFT", "DELETED");
        assertThat(parts.get("revisions")).hasSize(11 + 1 + 1).doesNotHaveDuplicates();
        assertThat(parts.get("revisions").stream().map(r -> r.path("body").asString()))
                .contains("Text number 1", "Text number 10", "Only mine.", "Some words to read.");
    }

    @Test
    void readingsAndRatingsAreInItWithoutTheAuthors() {
        Person author = person(1, "author");
        Person reader = person(5);
        String read = published(author);
        String begun = published(author);
        read(reader, read);
        assertThat(reader.http()
                        .put("/api/articles/" + read + "/rating", Map.of("value", "PLUS"))
                        .status())
                .isEqualTo(200);
        reader.http().post("/api/articles/" + begun + "/readings", null);
        reader.http().put("/api/me/reading-list/" + begun, null);

        Map<String, List<JsonNode>> parts = export(reader);

        assertThat(parts.get("ratings").getFirst().path("articleId").asString()).isEqualTo(read);
        assertThat(parts.get("ratings").getFirst().path("value").asString()).isEqualTo("PLUS");
        assertThat(parts.get("verifiedReadings")).hasSize(1);
        assertThat(parts.get("verifiedReadings")
                        .getFirst()
                        .at("/settlement/status")
                        .asString())
                .isEqualTo("PAID");
        assertThat(parts.get("readings").stream().map(r -> r.path("articleId").asString()))
                .containsExactlyInAnyOrder(read, begun);
        assertThat(parts.get("runningReading").getFirst().path("articleId").asString())
                .isEqualTo(begun);
        assertThat(parts.get("readingList").getFirst().path("articleId").asString())
                .isEqualTo(begun);
        assertThat(parts.toString()).doesNotContain(author.id(), author.handle());
        assertThat(export(author).toString()).doesNotContain(reader.id());
    }

    @Test
    void itTakesAPersonAndACursorThatItGave() {
        assertThat(anonymous().get("/api/export").status()).isEqualTo(401);
        assertThat(person(1).http().get("/api/export?cursor=x").status()).isEqualTo(400);
    }

    private Map<String, List<JsonNode>> export(Person person) {
        Map<String, List<JsonNode>> parts = new LinkedHashMap<>();
        String cursor = "";
        do {
            Http.Answer page = person.http().get("/api/export?cursor=" + cursor);
            assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
            assertThat(page.body().path("items").size()).isLessThanOrEqualTo(200);
            List<JsonNode> items = parts.computeIfAbsent(page.text("section"), s -> new ArrayList<>());
            page.body().path("items").forEach(items::add);
            cursor = page.body().path("next").asString("");
        } while (!cursor.isEmpty());
        return parts;
    }
}
