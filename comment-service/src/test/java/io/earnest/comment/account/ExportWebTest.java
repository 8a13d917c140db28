package io.earnest.comment.account;

import static io.earnest.comment.RunningService.NOBODY;
import static io.earnest.comment.RunningService.article;
import static io.earnest.comment.RunningService.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.comment.RunningService.Answer;
import io.earnest.comment.RunningService.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExportWebTest {
    @Test
    void commentsVotesAndSpeakersAreInItAndAnothersCommentOnlyByItsId() {
        Person ada = person(13);
        Person bob = person(13);
        String article = article();
        String others = bob.commentAs(article, "donatello", "by somebody else").id();
        String mine = ada.commentAs(article, "leonardo", "Hello *world*").id();
        String deleted = ada.reply(article, others, "gone soon").id();
        assertThat(ada.delete("/api/comments/" + deleted).status()).isEqualTo(204);
        assertThat(ada.vote(others, "LIKE").status()).isEqualTo(200);

        assertThat(ada.flag(others, "SPAM").status()).isEqualTo(202);

        Map<String, List<JsonNode>> parts = export(ada);

        assertThat(parts.get("flags").getFirst().path("commentId").asString()).isEqualTo(others);
        assertThat(parts.get("flags").getFirst().path("reason").asString()).isEqualTo("SPAM");
        assertThat(parts.keySet())
                .containsExactly("comments", "votes", "speakers", "flags", "notifications", "appeals");
        assertThat(parts.get("comments").stream().map(c -> c.path("id").asString()))
                .containsExactlyInAnyOrder(mine, deleted);
        JsonNode comment = parts.get("comments").getFirst();
        assertThat(comment.path("body").asString()).isEqualTo("Hello *world*");
        assertThat(comment.path("avatarId").asString()).isEqualTo("leonardo");
        assertThat(comment.at("/settlement/twei").asInt()).isEqualTo(-4);
        assertThat(parts.get("votes").getFirst().path("commentId").asString()).isEqualTo(others);
        assertThat(parts.get("votes").getFirst().path("value").asString()).isEqualTo("LIKE");
        assertThat(parts.get("speakers").getFirst().path("avatarId").asString()).isEqualTo("leonardo");
        assertThat(parts.toString()).doesNotContain(bob.id(), "donatello", "by somebody else", "author");
        assertThat(export(bob).toString()).doesNotContain(ada.id(), mine, "leonardo");
    }

    @Test
    void moreThanAPageOfCommentsComesWhole() {
        Person ada = person(13);
        String article = article();
        for (int i = 0; i < 101; i++) {
            assertThat(ada.comment(article, "number " + i).status()).isEqualTo(201);
        }
        assertThat(export(ada).get("comments")).hasSize(101).doesNotHaveDuplicates();
    }

    @Test
    void itTakesAPersonAndACursorThatItGave() {
        assertThat(NOBODY.get("/api/export").status()).isEqualTo(401);
        assertThat(person(1).get("/api/export?cursor=x").status()).isEqualTo(400);
    }

    private static Map<String, List<JsonNode>> export(Person person) {
        Map<String, List<JsonNode>> parts = new LinkedHashMap<>();
        String cursor = "";
        do {
            Answer page = person.get("/api/export?cursor=" + cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            List<JsonNode> items =
                    parts.computeIfAbsent(page.json().path("section").asString(), s -> new ArrayList<>());
            page.json().path("items").forEach(items::add);
            cursor = page.json().path("next").asString("");
        } while (!cursor.isEmpty());
        return parts;
    }
}
