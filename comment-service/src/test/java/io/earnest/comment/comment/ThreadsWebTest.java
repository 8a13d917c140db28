package io.earnest.comment.comment;

import static io.earnest.comment.RunningService.NOBODY;
import static io.earnest.comment.RunningService.article;
import static io.earnest.comment.RunningService.json;
import static io.earnest.comment.RunningService.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.comment.RunningService.Answer;
import io.earnest.comment.RunningService.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ThreadsWebTest {
    private final Person ada = person(13);
    private final String article = article();

    @Test
    void aPageOfCommentsBringsTheFirstRepliesOfEachTwoLevelsDeep() {
        String first = ada.comment(article, "first").id();
        String second = ada.comment(article, "second").id();
        List<String> replies = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            replies.add(ada.reply(article, first, "reply " + i).id());
        }
        String deeper = ada.reply(article, replies.getFirst(), "deeper").id();
        ada.reply(article, deeper, "too deep for a list");

        JsonNode page = NOBODY.list(article, "?threads=true");
        assertThat(ids(page.get("items"))).containsExactly(first, second);
        List<String> shown = new ArrayList<>(replies.subList(0, 5));
        shown.add(deeper);
        assertThat(ids(page.get("replies"))).isEqualTo(shown);
        assertThat(page.at("/items/0/replies").asInt()).as("there are more").isEqualTo(7);
        assertThat(page.at("/replies/5/parentId").asString()).isEqualTo(replies.getFirst());
        assertThat(page.at("/replies/5/replies").asInt()).isEqualTo(1);
        assertThat(NOBODY.list(article, "").has("replies"))
                .as("only where it is asked for")
                .isFalse();
    }

    @Test
    void aCommentHoweverDeepIsFoundWithWhatItAnswersAndWhatAnswersIt() {
        List<String> chain = new ArrayList<>(List.of(ada.comment(article, "top").id()));
        for (int i = 1; i < Threads.MOST_PARENTS + 3; i++) {
            chain.add(ada.reply(article, chain.getLast(), "level " + i).id());
        }
        String below = ada.reply(article, chain.getLast(), "below").id();
        ada.reply(article, below, "further below");

        JsonNode branch =
                NOBODY.get("/api/comments/" + chain.getLast() + "/thread").json();
        assertThat(branch.at("/comment/id").asString()).isEqualTo(chain.getLast());
        assertThat(ids(branch.get("parents"))).isEqualTo(chain.subList(2, chain.size() - 1));
        assertThat(ids(branch.get("items"))).containsExactly(below);
        assertThat(branch.get("replies").size()).isEqualTo(1);
        assertThat(branch.get("total").asInt()).isEqualTo(1);
        assertThat(NOBODY.get("/api/comments/" + chain.getFirst() + "/thread?limit=1")
                        .json()
                        .get("parents")
                        .size())
                .isZero();
    }

    @Test
    void aThreadIsReadPageByPageAndAForeignCursorIsRefused() {
        String parent = ada.comment(article, "top").id();
        for (int i = 0; i < 3; i++) {
            ada.reply(article, parent, "reply " + i);
        }
        JsonNode first =
                NOBODY.get("/api/comments/" + parent + "/thread?limit=2").json();
        assertThat(first.get("items").size()).isEqualTo(2);
        JsonNode second = NOBODY.get("/api/comments/" + parent + "/thread?limit=2&cursor="
                        + first.get("next").asString())
                .json();
        assertThat(second.get("items").size()).isEqualTo(1);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(NOBODY.get("/api/comments/" + parent + "/thread?cursor=nonsense")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aDeletedParentStaysAndADeletedCommentIsGone() {
        String parent = ada.comment(article, "top").id();
        String reply = ada.reply(article, parent, "reply").id();
        assertThat(ada.delete("/api/comments/" + parent).status()).isEqualTo(204);
        JsonNode branch = NOBODY.get("/api/comments/" + reply + "/thread").json();
        assertThat(branch.at("/parents/0/deleted").asBoolean()).isTrue();
        assertThat(branch.at("/parents/0/html").asString()).isEmpty();
        assertThat(ada.delete("/api/comments/" + reply).status()).isEqualTo(204);
        assertThat(NOBODY.get("/api/comments/" + reply + "/thread").status()).isEqualTo(410);
        assertThat(NOBODY.get("/api/comments/nobodys/thread").status()).isEqualTo(404);
    }

    @Test
    void aPreviewIsWhatWouldBeShownAndKeepsNothing() {
        Answer preview = ada.post("/api/comments/previews", json("body", "> a\n\n```\nb\n```"));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.json().get("html").asString()).contains("<blockquote>", "<pre><code>b");
        assertThat(ada.post("/api/comments/previews", json("body", " ")).status())
                .isEqualTo(400);
        assertThat(NOBODY.post("/api/comments/previews", json("body", "a")).status())
                .isEqualTo(401);
        assertThat(NOBODY.list(article, "").get("total").asInt()).isZero();
    }

    private static List<String> ids(JsonNode comments) {
        List<String> ids = new ArrayList<>();
        comments.forEach(comment -> ids.add(comment.get("id").asString()));
        return ids;
    }
}
