package io.earnest.comment.comment;

import static io.earnest.comment.RunningService.NOBODY;
import static io.earnest.comment.RunningService.PEERS;
import static io.earnest.comment.RunningService.article;
import static io.earnest.comment.RunningService.eventually;
import static io.earnest.comment.RunningService.json;
import static io.earnest.comment.RunningService.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Hostile;
import io.earnest.comment.Peers;
import io.earnest.comment.RunningService;
import io.earnest.comment.RunningService.Answer;
import io.earnest.comment.RunningService.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Hostile
class CommentWebTest {
    @AfterEach
    void allIsWellAgain() {
        PEERS.ledger(Peers::booked);
    }

    @Test
    void aPaidCommentIsThereForEverybodyAndNamesNobody() {
        Person ada = person(13);
        String article = article();
        Answer posted = ada.commentAs("some-old-words-" + article, "leonardo", "Hello *world*");
        assertThat(posted.status()).as(posted.text()).isEqualTo(201);
        assertThat(posted.raw().headers().firstValue("Location")).hasValue("/api/comments/" + posted.id());
        assertThat(posted.json().at("/settlement/status").asString()).isEqualTo("PAID");
        assertThat(posted.json().at("/settlement/twei").asInt()).isEqualTo(-4);
        assertThat(posted.json().get("mine").asBoolean()).isTrue();
        assertThat(posted.json().at("/avatar/name").asString()).isEqualTo("Leonardo");

        JsonNode seen = NOBODY.list(article, "");
        assertThat(seen.get("total").asInt()).isEqualTo(1);
        JsonNode comment = seen.at("/items/0");
        assertThat(comment.get("html").asString()).isEqualTo("<p>Hello <em>world</em></p>");
        assertThat(comment.get("speaker").asInt()).isEqualTo(1);
        assertThat(comment.get("level").asInt()).isEqualTo(13);
        assertThat(comment.get("mine").asBoolean()).isFalse();
        assertThat(comment.has("settlement")).isFalse();
        assertThat(seen.toString()).doesNotContain(ada.id(), "handle-");
        JsonNode command = PEERS.commands.get("comment-posted:" + posted.id() + "#1");
        assertThat(command.get("actor").asString()).isEqualTo(ada.id());
        assertThat(command.get("author").asString()).startsWith("author");
        assertThat(PEERS.counts.get(article).get("count").asInt()).isEqualTo(1);
    }

    @Test
    void aCommentShowsTheLevelOfABandAndNeverItsWritersOwn() {
        Person ada = person(27);
        Person guest = person(3, "author");
        PEERS.profileHas(ada.id(), "commentLevel", 20);
        String article = article();
        String hers = ada.comment(article, "hi").id();
        String guests = guest.comment(article, "hi").id();
        assertThat(NOBODY.get("/api/comments/" + hers).json().get("level").asInt())
                .isEqualTo(20);
        assertThat(NOBODY.get("/api/comments/" + guests).json().get("level").asInt())
                .isEqualTo(13);
        assertThat(NOBODY.list(article, "")
                        .get("items")
                        .valueStream()
                        .map(comment -> comment.get("level").asInt()))
                .containsExactly(20, 13);
        PEERS.profileHas(ada.id(), "commentLevel", 30);
        assertThat(NOBODY.get("/api/comments/" + hers).json().get("level").asInt())
                .as("it stays what it was when it was posted: no comment moves when a handle does")
                .isEqualTo(20);
    }

    @Test
    void whatWasPostedBeforeThereWereBandsShowsTheLowest() {
        String comment = person(29).comment(article(), "hi").id();
        RunningService.bean(MongoDatabase.class)
                .getCollection("comments")
                .updateOne(Filters.eq("_id", comment), Updates.unset("band"));
        assertThat(NOBODY.get("/api/comments/" + comment).json().get("level").asInt())
                .isEqualTo(13);
    }

    @Test
    void belowLevel13OnlyAuthorsComment() {
        String article = article();
        Answer refused = person(12).comment(article, "hi");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("level-too-low");
        assertThat(refused.json().get("requiredLevel").asInt()).isEqualTo(13);
        assertThat(refused.json().get("level").asInt()).isEqualTo(12);
        Answer author = person(3, "author").comment(article, "hi");
        assertThat(author.status()).isEqualTo(201);
        assertThat(author.json().at("/avatar/id").asString()).isEqualTo("neutral");
        assertThat(author.json().at("/avatar/name").asString()).isEqualTo("Anonymous");
    }

    @Test
    void aLevelThatWasJustReachedCountsAtOnce() {
        Person ada = person(12);
        String article = article();
        assertThat(ada.comment(article, "hi").status()).isEqualTo(403);
        PEERS.profileHas(ada.id(), "level", 13);
        assertThat(ada.comment(article, "hi").status()).isEqualTo(201);
    }

    @Test
    void whoIsSuspendedOrNotSignedInWritesNothing() {
        String article = article();
        assertThat(NOBODY.comment(article, "hi").status()).isEqualTo(401);
        Person ada = person(20);
        PEERS.profileHas(ada.id(), "suspended", true);
        assertThat(ada.comment(article, "hi").problem()).isEqualTo("suspended");
    }

    @Test
    void whoIsSuspendedTakesNothingBackEither() {
        Person ada = person(13);
        String id = ada.comment(article(), "what they are judged by").id();
        PEERS.profileHas(ada.id(), "suspended", true);
        // A call that asks live: what was seen of them a second ago would do for a deletion.
        assertThat(ada.get("/api/moderation/queue").status()).isEqualTo(403);
        assertThat(ada.delete("/api/comments/" + id).problem()).isEqualTo("suspended");
        assertThat(NOBODY.get("/api/comments/" + id).status()).isEqualTo(200);
    }

    @Test
    void anAvatarIsOfTheCatalogueUnlockedAndKeptWithinAnArticle() {
        Person ada = person(13);
        String article = article();
        Answer locked = ada.commentAs(article, "titian", "hi");
        assertThat(locked.problem()).isEqualTo("avatar-locked");
        assertThat(ada.commentAs(article, "picasso", "hi").status()).isEqualTo(400);
        assertThat(ada.commentAs(article, "leonardo", "hi").status()).isEqualTo(201);
        Answer fixed = ada.commentAs(article, "donatello", "hi");
        assertThat(fixed.status()).isEqualTo(403);
        assertThat(fixed.problem()).isEqualTo("avatar-fixed");
        assertThat(fixed.json().get("avatarId").asString()).isEqualTo("leonardo");
        assertThat(ada.comment(article, "again").json().at("/avatar/id").asString())
                .isEqualTo("leonardo");
        assertThat(ada.commentAs(article(), "donatello", "elsewhere").status()).isEqualTo(201);
    }

    @Test
    void theAvatarOfTheProfileIsTheOneWhereNoneIsNamed() {
        Person ada = person(13);
        PEERS.profileHas(ada.id(), "avatarId", "donatello");
        assertThat(ada.comment(article(), "hi").json().at("/avatar/id").asString())
                .isEqualTo("donatello");
    }

    @Test
    void twoWhoShareAnAvatarAreToldApartByNumber() {
        String article = article();
        Person ada = person(13);
        Person bob = person(14);
        assertThat(ada.commentAs(article, "leonardo", "1").json().get("speaker").asInt())
                .isEqualTo(1);
        assertThat(bob.commentAs(article, "leonardo", "2").json().get("speaker").asInt())
                .isEqualTo(2);
        assertThat(ada.comment(article, "3").json().get("speaker").asInt()).isEqualTo(1);
    }

    @Test
    void anArticleThatIsUnknownUnpublishedOrDeletedTakesNoComment() {
        Person ada = person(13);
        assertThat(ada.comment(Ids.random(), "hi").status()).isEqualTo(404);
        String draft = Ids.random();
        PEERS.article(draft, ada.id(), "DRAFT");
        assertThat(ada.comment(draft, "hi").status()).isEqualTo(404);
        String deleted = Ids.random();
        PEERS.article(deleted, ada.id(), "DELETED");
        Answer gone = ada.comment(deleted, "hi");
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.problem()).isEqualTo("deleted");
    }

    @Test
    void aBodyShowsSomethingAndHasAtMost5000Characters() {
        Person ada = person(13);
        String article = article();
        for (String blank :
                List.of("", "  \n\t ", "\u200b\u200d\u2060", "\u2800\u3164", "[](https://x.example)", "![ ](x)")) {
            assertThat(ada.comment(article, blank).status()).as("<%s>", blank).isEqualTo(400);
        }
        assertThat(ada.comment(article, "x".repeat(5_001)).status()).isEqualTo(400);
        assertThat(ada.comment(article, "🎉".repeat(5_000)).status()).isEqualTo(201);
        assertThat(ada.post("/api/articles/" + article + "/comments", "{}").status())
                .isEqualTo(400);
        assertThat(ada.post("/api/articles/" + article + "/comments", "{\"body\":{\"$gt\":1}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoCantPayIsToldSoAndNothingIsLeft() {
        Person ada = person(13);
        String article = article();
        PEERS.ledger(Peers::poor);
        Answer refused =
                ada.post("/api/articles/" + article + "/comments", json("body", "hi", "avatarId", "leonardo"), "k1");
        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.json().get("balance").asInt()).isEqualTo(1);
        assertThat(refused.json().get("price").asInt()).isEqualTo(4);
        assertThat(ada.list(article, "").get("items")).isEmpty();
        PEERS.ledger(Peers::booked);
        assertThat(person(13)
                        .commentAs(article, "leonardo", "first after all")
                        .json()
                        .get("speaker")
                        .asInt())
                .isEqualTo(1);
        Answer again =
                ada.post("/api/articles/" + article + "/comments", json("body", "hi", "avatarId", "leonardo"), "k1");
        assertThat(again.status()).as("the same key is a new try").isEqualTo(201);
        assertThat(again.json().get("speaker").asInt()).isEqualTo(2);
        assertThat(PEERS.commands).containsKey("comment-posted:" + again.id() + "#2");
    }

    @Test
    void theIdOfAKeyedCommentCannotBeWorkedOutFromWhoWroteIt() {
        Person ada = person(13);
        String path = "/api/articles/" + article() + "/comments";
        assertThat(ada.post(path, json("body", "hi"), "1").id())
                .isNotEqualTo(Ids.derived("idempotency", ada.id(), "POST", path, "1"));
    }

    @Test
    void theSameKeyGivesTheSameCommentAndAnotherBodyIsRefused() {
        Person ada = person(13);
        String article = article();
        String path = "/api/articles/" + article + "/comments";
        String first = ada.post(path, json("body", "hi"), "key").id();
        Answer second = ada.post(path, json("body", "hi"), "key");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.id()).isEqualTo(first);
        Answer other = ada.post(path, json("body", "ho"), "key");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(person(13).post(path, json("body", "ho"), "key").id()).isNotEqualTo(first);
        assertThat(ada.list(article, "").get("total").asInt()).isEqualTo(2);
    }

    @Test
    void theSameKeyAtAnyAddressOfTheArticlePaysOnce() {
        Person ada = person(13);
        String article = article();
        Answer byId = ada.post("/api/articles/" + article + "/comments", json("body", "hi"), "key");
        for (String slug : List.of("some-words-", "former-words-")) {
            Answer bySlug = ada.post("/api/articles/" + slug + article + "/comments", json("body", "hi"), "key");
            assertThat(bySlug.status()).isEqualTo(201);
            assertThat(bySlug.id()).isEqualTo(byId.id());
        }
        assertThat(NOBODY.list(article, "").get("total").asInt()).isEqualTo(1);
    }

    @Test
    void listsGoOnWhereTheyStoppedInEveryOrder() {
        String article = article();
        Person ada = person(13);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(ada.comment(article, "n" + i).id());
        }
        person(5).vote(ids.get(3), "LIKE");
        assertThat(walk(article, "oldest", 3)).isEqualTo(ids);
        assertThat(walk(article, "newest", 2)).isEqualTo(ids.reversed());
        assertThat(walk(article, "top", 2)).startsWith(ids.get(3)).hasSize(7).containsAll(ids);
        for (String bad : List.of("sort=best", "sort=", "limit=101", "limit=")) {
            assertThat(NOBODY.get("/api/articles/" + article + "/comments?" + bad)
                            .status())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(NOBODY.get("/api/articles/" + article + "/comments?cursor=abc")
                        .status())
                .isEqualTo(400);
        assertThat(NOBODY.get("/api/articles/" + Ids.random() + "/comments").status())
                .isEqualTo(404);
    }

    private static List<String> walk(String article, String sort, int limit) {
        List<String> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = NOBODY.list(
                    article, "?sort=" + sort + "&limit=" + limit + (next.isEmpty() ? "" : "&cursor=" + next));
            page.get("items").forEach(c -> seen.add(c.get("id").asString()));
            next = page.get("next").isNull() ? null : page.get("next").asString();
        }
        return seen;
    }

    @Test
    void repliesAreListedBelowWhatTheyAnswer() {
        String article = article();
        Person ada = person(13);
        String top = ada.comment(article, "top").id();
        String reply = person(13).reply(article, top, "reply").id();
        JsonNode above = NOBODY.list(article, "");
        assertThat(above.get("items")).hasSize(1);
        assertThat(above.at("/items/0/replies").asInt()).isEqualTo(1);
        assertThat(above.get("total").asInt()).isEqualTo(2);
        JsonNode below = NOBODY.list(article, "?parentId=" + top);
        assertThat(below.at("/items/0/id").asString()).isEqualTo(reply);
        assertThat(below.at("/items/0/parentId").asString()).isEqualTo(top);
        assertThat(below.get("total").asInt()).isEqualTo(1);
        assertThat(ada.reply(article, Ids.random(), "x").status()).isEqualTo(404);
        assertThat(ada.reply(article(), top, "x").status()).isEqualTo(404);
    }

    @Test
    void anEditIsForTheWriterBeforeTheFirstReplyOrVote() {
        String article = article();
        Person ada = person(13);
        String id = ada.comment(article, "one").id();
        Answer edited = ada.put("/api/comments/" + id, json("body", "**two**"));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.json().get("html").asString()).isEqualTo("<p><strong>two</strong></p>");
        assertThat(edited.json().get("editedAt").isNull()).isFalse();
        assertThat(edited.json().has("editableUntil")).isTrue();
        assertThat(person(13).put("/api/comments/" + id, json("body", "x")).status())
                .isEqualTo(404);
        assertThat(ada.put("/api/comments/" + id, json("body", " ")).status()).isEqualTo(400);
        person(13).reply(article, id, "reply");
        Answer closed = ada.put("/api/comments/" + id, json("body", "three"));
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.problem()).isEqualTo("edit-window-closed");
    }

    @Test
    void aDeletedCommentLeavesATombstoneOnlyWhileItHasReplies() {
        String article = article();
        Person ada = person(13);
        Person bob = person(13);
        String top = ada.comment(article, "top").id();
        String reply = bob.reply(article, top, "reply").id();
        assertThat(person(13).delete("/api/comments/" + top).status()).isEqualTo(404);
        assertThat(ada.delete("/api/comments/" + top).status()).isEqualTo(204);
        assertThat(ada.delete("/api/comments/" + top).status()).isEqualTo(204);
        JsonNode list = NOBODY.list(article, "");
        assertThat(list.at("/items/0/deleted").asBoolean()).isTrue();
        assertThat(list.at("/items/0/html").asString()).isEmpty();
        assertThat(list.get("total").asInt()).isEqualTo(1);
        assertThat(bob.reply(article, top, "late").problem()).isEqualTo("deleted");
        assertThat(bob.vote(top, "LIKE").status()).isEqualTo(410);
        assertThat(NOBODY.get("/api/comments/" + top).json().get("deleted").asBoolean())
                .isTrue();

        assertThat(bob.delete("/api/comments/" + reply).status()).isEqualTo(204);
        assertThat(NOBODY.list(article, "").get("items")).isEmpty();
        assertThat(NOBODY.list(article, "").get("total").asInt()).isZero();
        assertThat(NOBODY.get("/api/comments/" + top).status()).isEqualTo(410);
        assertThat(PEERS.counts.get(article).get("count").asInt()).isZero();
    }

    @Test
    void aModeratorMayDeleteWhileTheRoleIsTheirsAndTheAuditNotesIt() {
        String article = article();
        Person ada = person(13);
        String id = ada.comment(article, "top").id();
        Person mod = person(1, "moderator");
        PEERS.profileHas(mod.id(), "roles", List.of());
        assertThat(mod.delete("/api/comments/" + id).status()).isEqualTo(404);
        PEERS.profilesDown = true;
        try {
            assertThat(mod.delete("/api/comments/" + id).status())
                    .as("a token's role is not enough")
                    .isEqualTo(503);
        } finally {
            PEERS.profilesDown = false;
        }
        PEERS.profileHas(mod.id(), "roles", List.of("moderator"));
        assertThat(mod.delete("/api/comments/" + id).status()).isEqualTo(204);
        assertThat(NOBODY.get("/api/comments/" + id).status()).isEqualTo(410);
        JsonNode note = PEERS.audited("comment-deleted:" + id);
        assertThat(note.get("actor").asString()).isEqualTo(mod.id());
        assertThat(note.get("action").asString()).isEqualTo("comment-removed");
        assertThat(note.get("subject").asString()).isEqualTo(id);
        assertThat(note.toString()).doesNotContain(ada.id());
    }

    @Test
    void whoDeletesTheirOwnIsInNoAudit() {
        Person ada = person(13, "moderator");
        String id = ada.comment(article(), "mine").id();
        assertThat(ada.delete("/api/comments/" + id).status()).isEqualTo(204);
        assertThat(PEERS.audited("comment-deleted:" + id)).isNull();
    }

    @Test
    void aDeletionThatTheAuditWasNotToldIsToldOnceItAnswers() {
        String id = person(13).comment(article(), "top").id();
        Person mod = person(1, "moderator");
        PEERS.auditDown = true;
        try {
            assertThat(mod.delete("/api/comments/" + id).status()).isEqualTo(204);
            assertThat(NOBODY.get("/api/comments/" + id).status()).isEqualTo(410);
            assertThat(PEERS.audited("comment-deleted:" + id)).isNull();
        } finally {
            PEERS.auditDown = false;
        }
        eventually(() -> PEERS.audited("comment-deleted:" + id) != null);
    }
}
