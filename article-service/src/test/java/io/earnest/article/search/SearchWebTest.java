package io.earnest.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The index follows the store, and what is gone is never shown. */
class SearchWebTest extends RunningService {
    private String published(Person author, String title, String body, String... tags) {
        String id = author.http()
                .post("/api/articles", Map.of("title", title, "body", body, "tags", tags))
                .text("id");
        assertThat(author.http()
                        .post("/api/articles/" + id + "/publication", null)
                        .status())
                .isEqualTo(200);
        return id;
    }

    private Http.Answer search(String words, String more) {
        return anonymous().get("/api/articles?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + more);
    }

    private List<String> ids(Http.Answer list) {
        List<String> ids = new ArrayList<>();
        list.body().path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    private List<String> found(String words) {
        Http.Answer answer = search(words, "");
        return answer.status() == 503 ? List.of() : ids(answer);
    }

    @Test
    void whatIsPublishedEditedAndDeletedIsFoundAsItIs() {
        Person author = person(1, "author");
        String id = published(author, "On zeppelins", "The quixotic airship.");
        await("it is found", () -> found("quixotic").contains(id));

        int version =
                anonymous().get("/api/articles/" + id).body().path("version").asInt();
        Http.Answer edit = author.http()
                .put(
                        "/api/articles/" + id,
                        Map.of("title", "On zeppelins", "body", "The majestuous airship."),
                        "If-Match",
                        String.valueOf(version));
        assertThat(edit.status()).isEqualTo(200);
        await("its new words are found", () -> found("majestuous").contains(id));
        assertThat(found("quixotic")).isEmpty();

        assertThat(author.http().delete("/api/articles/" + id).status()).isEqualTo(204);
        assertThat(found("majestuous"))
                .as("gone at once, whatever the index holds")
                .isEmpty();
    }

    @Test
    void aDraftIsNotFound() {
        Person author = person(1, "author");
        author.http().post("/api/articles", Map.of("title", "Xylophonics", "body", "Draft."));
        String id = published(author, "Xylophones", "Published.");
        await("the other is found", () -> found("xylopho").contains(id));
        assertThat(found("xylopho")).containsExactly(id);
    }

    @Test
    void aSearchShowsWhereItFoundAndTellsNoMarkup() {
        Person author = person(1, "author");
        String id = published(author, "On gryphons", "Some *gryphon* said `<script>alert(1)</script>` &amp; flew.");
        await("it is found", () -> found("gryphon").contains(id));
        JsonNode item = search("gryphon", "").body().path("items").get(0);
        assertThat(item.path("found").get(1).path("text").asString()).isEqualTo("gryphon");
        assertThat(item.path("found").get(1).path("hit").asBoolean()).isTrue();
        assertThat(item.path("found").get(2).path("text").asString())
                .isEqualTo(" said <script>alert(1)</script> & flew.");
        assertThat(anonymous()
                        .get("/api/articles?author=" + author.handle())
                        .body()
                        .path("items")
                        .get(0)
                        .has("found"))
                .isFalse();
    }

    @Test
    void filtersOrdersAndPagesGoTogether() {
        Person author = person(1, "author");
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            written.add(published(author, "Number " + i, "All about hippogriffs.", "beasts"));
        }
        published(person(1, "author"), "Another's", "Also about hippogriffs.", "beasts");
        await("all are found", () -> found("hippogriffs").size() == 4);
        String narrow = "&tag=Beasts&author=" + author.handle();
        assertThat(ids(search("hippogriffs", narrow))).containsExactlyInAnyOrderElementsOf(written);
        Http.Answer first = search("hippogriffs", narrow + "&sort=newest&limit=2");
        assertThat(ids(first)).containsExactly(written.get(2), written.get(1));
        Http.Answer second = search("hippogriffs", narrow + "&sort=newest&limit=2&cursor=" + first.text("next"));
        assertThat(ids(second)).containsExactly(written.get(0));
        assertThat(second.body().path("next").isNull()).isTrue();
        assertThat(first.body().path("total").asInt()).isEqualTo(3);
        assertThat(second.body().has("total")).as("on the first page").isFalse();
        assertThat(anonymous()
                        .get("/api/articles?tag=beasts")
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(4);
        assertThat(anonymous().get("/api/articles").body().has("total")).isFalse();
        assertThat(search("hippogriffs", "&sort=top&cursor=" + first.text("next"))
                        .status())
                .isEqualTo(400);
        assertThat(ids(search("hippogriffs", "&author=nobody-here"))).isEmpty();
        assertThat(ids(search("hippogriffs", "&tag=none"))).isEmpty();

        Person reader = person(2);
        read(reader, written.getFirst());
        assertThat(reader.http()
                        .put("/api/articles/" + written.getFirst() + "/rating", Map.of("value", "PLUS"))
                        .status())
                .isEqualTo(200);
        await(
                "a plus counts",
                () -> ids(search("hippogriffs", "&sort=top")).getFirst().equals(written.getFirst()));
    }

    @Test
    void whatIsTooLongOrOfAnotherListIsRefused() {
        assertThat(search("a".repeat(200), "").status()).isEqualTo(200);
        Http.Answer tooLong = search("a".repeat(201), "");
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.type()).isEqualTo("invalid-request");
        assertThat(anonymous().get("/api/articles?sort=relevance").status()).isEqualTo(400);
        assertThat(search("a", "&sort=relevance").status()).isEqualTo(200);
        assertThat(search("a", "&sort=best").status()).isEqualTo(400);
        assertThat(search("a", "&cursor=abcd").status()).isEqualTo(400);
        for (String odd : List.of("*", "\"", "🐋", "a* OR (b", "\\", "~", "שלום", "?*", "x".repeat(150) + "*")) {
            assertThat(search(odd, "").status()).as(odd).isEqualTo(200);
        }
        assertThat(anonymous().get("/api/articles?q=%20").status()).isEqualTo(200);
    }
}
