package io.earnest.comment.flag;

import static io.earnest.comment.RunningService.NOBODY;
import static io.earnest.comment.RunningService.PEERS;
import static io.earnest.comment.RunningService.article;
import static io.earnest.comment.RunningService.atOnce;
import static io.earnest.comment.RunningService.eventually;
import static io.earnest.comment.RunningService.json;
import static io.earnest.comment.RunningService.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Hostile;
import io.earnest.comment.RunningService.Answer;
import io.earnest.comment.RunningService.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The queue, what is decided in it, and what the audit is told. */
@Hostile
class ModerationWebTest {
    private final String article = article();
    private final Person ada = person(13);
    private final Person mod = person(1, "moderator");
    private final String comment = ada.comment(article, "you *idiot*").id();

    @AfterEach
    void allIsWellAgain() {
        PEERS.profilesDown = false;
        PEERS.auditDown = false;
    }

    @Test
    void theQueueIsForModeratorsAndOperatorsAndAskedLive() {
        assertThat(NOBODY.get("/api/moderation/queue").status()).isEqualTo(401);
        assertThat(person(30, "author").get("/api/moderation/queue").status()).isEqualTo(403);
        assertThat(mod.get("/api/moderation/queue").status()).isEqualTo(200);
        assertThat(person(1, "operator").get("/api/moderation/queue").status()).isEqualTo(200);
        PEERS.profileHas(mod.id(), "roles", List.of());
        assertThat(mod.get("/api/moderation/queue").status()).isEqualTo(403);
        assertThat(decide(mod, comment, "KEEP", "n").status()).isEqualTo(403);
        PEERS.profileHas(mod.id(), "roles", List.of("moderator"));
        PEERS.profilesDown = true;
        Answer unsure = mod.get("/api/moderation/queue");
        assertThat(unsure.status()).isEqualTo(503);
        assertThat(unsure.json().get("service").asString()).isEqualTo("profile-service");
        PEERS.profilesDown = false;
        PEERS.profileHas(mod.id(), "suspended", true);
        assertThat(mod.get("/api/moderation/queue").status()).isEqualTo(403);
    }

    @Test
    void anItemShowsTheCommentAsReadersSeeIt() {
        person(1).flag(comment, "HARASSMENT");
        JsonNode item = item(comment);
        assertThat(item.get("html").asString()).isEqualTo("<p>you <em>idiot</em></p>");
        assertThat(item.at("/avatar/name").asString()).isEqualTo("Anonymous");
        assertThat(item.get("speaker").asInt()).isEqualTo(1);
        assertThat(item.get("articleId").asString()).isEqualTo(article);
        assertThat(item.get("articleTitle").asString()).isEqualTo("A");
        assertThat(item.get("mine").asBoolean()).isFalse();
    }

    @Test
    void theLongestWaitingComesFirstAndCursorsGoThroughAll() {
        List<String> flagged = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = ada.comment(article, "number " + i).id();
            person(1).flag(id, "SPAM");
            flagged.add(id);
        }
        List<String> seen = new ArrayList<>();
        String query = "?limit=2";
        while (query != null) {
            JsonNode page = mod.get("/api/moderation/queue" + query).json();
            page.get("items").forEach(i -> seen.add(i.get("commentId").asString()));
            query = page.get("next").isNull()
                    ? null
                    : "?limit=2&cursor=" + page.get("next").asString();
        }
        assertThat(seen).containsSubsequence(flagged).doesNotHaveDuplicates();
        assertThat(mod.get("/api/moderation/queue?cursor=nonsense").status()).isEqualTo(400);
        assertThat(mod.get("/api/moderation/queue?limit=0").status()).isEqualTo(400);
    }

    @Test
    void aRemovedCommentIsGoneForAllAndInTheAudit() {
        person(1).flag(comment, "HARASSMENT");
        Answer removed = decide(mod, comment, "REMOVE", "an insult");
        assertThat(removed.status()).as(removed.text()).isEqualTo(200);
        assertThat(removed.json().get("decision").asString()).isEqualTo("REMOVE");
        assertThat(NOBODY.get("/api/comments/" + comment).status()).isEqualTo(410);
        assertThat(queue()).doesNotContain(comment);
        JsonNode note = PEERS.audit.get("comment-decided:" + comment + ":1");
        assertThat(note.get("action").asString()).isEqualTo("comment-removed");
        assertThat(note.get("actor").asString()).isEqualTo(mod.id());
        assertThat(note.get("subject").asString()).isEqualTo(comment);
        assertThat(note.get("note").asString()).isEqualTo("an insult");
        assertThat(PEERS.audited("comment-deleted:" + comment)).isNull();
        assertThat(decide(mod, comment, "REMOVE", "an insult").text())
                .as("the same again")
                .isEqualTo(removed.text());
    }

    @Test
    void aRemovedCommentWithRepliesLeavesATombstone() {
        person(13).reply(article, comment, "calm down");
        person(1).flag(comment, "HARASSMENT");
        assertThat(decide(mod, comment, "REMOVE", "an insult").status()).isEqualTo(200);
        JsonNode tombstone = NOBODY.get("/api/comments/" + comment).json();
        assertThat(tombstone.get("deleted").asBoolean()).isTrue();
        assertThat(tombstone.get("html").asString()).isEmpty();
        assertThat(tombstone.get("replies").asInt()).isEqualTo(1);
    }

    @Test
    void aKeptCommentStaysAndTheSameTextIsNotAskedAboutAgain() {
        Person bob = person(1);
        bob.flag(comment, "HARASSMENT");
        assertThat(decide(mod, comment, "KEEP", "rude, and allowed").status()).isEqualTo(200);
        assertThat(NOBODY.get("/api/comments/" + comment).status()).isEqualTo(200);
        assertThat(PEERS.audit
                        .get("comment-decided:" + comment + ":1")
                        .get("action")
                        .asString())
                .isEqualTo("comment-kept");
        assertThat(person(1).flag(comment, "HATE").status()).isEqualTo(202);
        assertThat(queue()).doesNotContain(comment);

        ada.put("/api/comments/" + comment, json("body", "you much worse idiot"));
        assertThat(bob.flag(comment, "HATE").status()).isEqualTo(202);
        JsonNode item = item(comment);
        assertThat(item.get("flags").asInt()).as("of the new text").isEqualTo(1);
        assertThat(decide(mod, comment, "REMOVE", "now it is not").status()).isEqualTo(200);
        assertThat(PEERS.audit).containsKey("comment-decided:" + comment + ":2");
    }

    @Test
    void aSecondDecisionIsToldWhatStandsButNotWhose() {
        person(1).flag(comment, "SPAM");
        decide(mod, comment, "KEEP", "fine");
        Answer second = decide(person(1, "moderator"), comment, "REMOVE", "not fine");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("already-decided");
        assertThat(second.json().get("decision").asString()).isEqualTo("KEEP");
        assertThat(second.text()).doesNotContain(mod.id());
        assertThat(decide(mod, comment, "KEEP", "another note").status()).isEqualTo(409);
        assertThat(NOBODY.get("/api/comments/" + comment).status()).isEqualTo(200);
    }

    @Test
    void ofManyDecisionsAtOnceOneStands() throws Exception {
        person(1).flag(comment, "SPAM");
        List<Answer> answers = atOnce(8, () -> decide(person(1, "moderator"), comment, "REMOVE", "spam indeed"));
        assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(a -> a.status() == 409)).hasSize(7);
        assertThat(PEERS.audit.keySet().stream().filter(k -> k.contains(comment)))
                .hasSize(1);
    }

    @Test
    void whatCantBeDecidedSaysWhy() {
        assertThat(decide(mod, comment, "KEEP", "not flagged").status()).isEqualTo(404);
        assertThat(decide(mod, Ids.random(), "KEEP", "unknown").status()).isEqualTo(404);
        person(1).flag(comment, "SPAM");
        assertThat(decide(mod, comment, "BURN", "n").status()).isEqualTo(400);
        assertThat(decide(mod, comment, "REMOVE", "").status()).isEqualTo(400);
        assertThat(decide(mod, comment, "REMOVE", " \u202e ").status()).isEqualTo(400);
        assertThat(decide(mod, comment, "REMOVE", "x".repeat(501)).status()).isEqualTo(400);
        assertThat(decide(NOBODY, comment, "REMOVE", "n").status()).isEqualTo(401);

        PEERS.profileHas(ada.id(), "roles", List.of("moderator"));
        assertThat(item(ada, comment).get("mine").asBoolean()).isTrue();
        assertThat(decide(ada, comment, "KEEP", "I am right").problem()).isEqualTo("own-comment");

        String seen = item(comment).get("textVersion").asString();
        ada.put("/api/comments/" + comment, json("body", "harmless"));
        String body = json("commentId", comment, "decision", "KEEP", "note", "fine", "textVersion", seen);
        assertThat(mod.post("/api/moderation/decisions", body).problem()).isEqualTo("comment-changed");
        ada.delete("/api/comments/" + comment);
        assertThat(queue()).doesNotContain(comment);
        assertThat(decide(mod, comment, "KEEP", "too late").status()).isEqualTo(410);
    }

    @Test
    void anAuditThatIsDownIsToldOnceItAnswersAndEachDecisionOnce() {
        person(1).flag(comment, "SPAM");
        PEERS.auditDown = true;
        assertThat(decide(mod, comment, "KEEP", "fine").status()).isEqualTo(200);
        ada.put("/api/comments/" + comment, json("body", "spam again"));
        person(1).flag(comment, "SPAM");
        assertThat(decide(mod, comment, "REMOVE", "no more").status()).isEqualTo(200);
        assertThat(NOBODY.get("/api/comments/" + comment).status()).isEqualTo(410);
        assertThat(PEERS.audit.keySet().stream().filter(k -> k.contains(comment)))
                .isEmpty();
        PEERS.auditDown = false;
        eventually(() -> PEERS.audit.containsKey("comment-decided:" + comment + ":1")
                && PEERS.audit.containsKey("comment-decided:" + comment + ":2"));
        assertThat(PEERS.audit
                        .get("comment-decided:" + comment + ":1")
                        .get("note")
                        .asString())
                .isEqualTo("fine");
    }

    @Test
    void anOperatorSuspendsTheWriterWithoutLearningWhoItIs() {
        Person operator = person(1, "operator");
        String path = "/api/moderation/comments/" + comment + "/writer/suspension";
        String body = "{\"suspended\": true, \"note\": \"insults\"}";
        assertThat(mod.put(path, body).status()).isEqualTo(403);
        assertThat(NOBODY.put(path, body).status()).isEqualTo(401);
        Answer done = operator.put(path, body);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.text()).doesNotContain(ada.id()).doesNotContain("handle");
        JsonNode ordered = PEERS.suspensions.stream()
                .filter(s -> s.get("subject").asString().equals(comment))
                .findFirst()
                .orElseThrow();
        assertThat(ordered.get("profile").asString()).isEqualTo(ada.id());
        assertThat(ordered.get("actor").asString()).isEqualTo(operator.id());
        assertThat(ordered.get("note").asString()).isEqualTo("insults");

        ada.delete("/api/comments/" + comment);
        assertThat(operator.put(path, "{\"suspended\": false, \"note\": \"heard them\"}")
                        .status())
                .as("of a deleted comment, too")
                .isEqualTo(200);
        assertThat(operator.put(path, "{\"suspended\": true}").status()).isEqualTo(400);
        assertThat(operator.put(path, "{\"note\": \"x\"}").status()).isEqualTo(400);
        PEERS.profileHas(ada.id(), "roles", List.of("operator"));
        assertThat(operator.put(path, body).problem()).isEqualTo("operator-not-suspendable");
        assertThat(operator.put("/api/moderation/comments/" + Ids.random() + "/writer/suspension", body)
                        .status())
                .isEqualTo(404);
        PEERS.profilesDown = true;
        assertThat(operator.put(path, body).status()).isEqualTo(503);
    }

    private static Answer decide(Person who, String comment, String decision, String note) {
        return who.post("/api/moderation/decisions", json("commentId", comment, "decision", decision, "note", note));
    }

    private List<String> queue() {
        List<String> ids = new ArrayList<>();
        mod.get("/api/moderation/queue?limit=100")
                .json()
                .get("items")
                .forEach(i -> ids.add(i.get("commentId").asString()));
        return ids;
    }

    private JsonNode item(String id) {
        return item(mod, id);
    }

    private static JsonNode item(Person who, String id) {
        for (JsonNode item : who.get("/api/moderation/queue?limit=100").json().get("items")) {
            if (item.get("commentId").asString().equals(id)) {
                return item;
            }
        }
        throw new AssertionError("not in the queue: " + id);
    }
}
