package io.earnest.comment.notification;

import static io.earnest.comment.RunningService.NOBODY;
import static io.earnest.comment.RunningService.PEERS;
import static io.earnest.comment.RunningService.article;
import static io.earnest.comment.RunningService.eventually;
import static io.earnest.comment.RunningService.json;
import static io.earnest.comment.RunningService.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Hostile;
import io.earnest.comment.Peers;
import io.earnest.comment.RunningService.Answer;
import io.earnest.comment.RunningService.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people are told of comments, what they may say against it, and that nobody is told of anybody. */
@Hostile
class NotificationWebTest {
    private final String article = article();
    private final Person ada = person(13);
    private final Person bob = person(13);
    private final Person mod = person(1, "moderator");

    @AfterEach
    void allIsWellAgain() {
        PEERS.ledgerDown = false;
        PEERS.auditDown = false;
    }

    @Test
    void whoIsAnsweredIsToldOnceAndByNobody() {
        String comment = ada.comment(article, "first").id();
        String reply = bob.reply(article, comment, "second").id();
        JsonNode told = one(ada, "comment-answered");
        assertThat(told.get("link").asString())
                .isEqualTo("/articles/" + article + "/comments/" + reply + "#c-" + reply);
        assertThat(told.get("read").asBoolean()).isFalse();
        assertThat(told.toString()).doesNotContain(bob.id());
        assertThat(unread(ada)).isOne();
        assertThat(unread(bob)).isZero();
        ada.reply(article, comment, "I answer myself");
        assertThat(of(ada, "comment-answered")).hasSize(1);
    }

    @Test
    void theAuthorIsToldOfCommentsAndNotOfTheirOwn() {
        Person author = person(20);
        String own = Ids.random();
        PEERS.article(own, author.id(), "PUBLISHED");
        String comment = ada.comment(own, "well").id();
        assertThat(one(author, "article-commented").at("/details/commentId").asString())
                .isEqualTo(comment);
        author.comment(own, "my own");
        assertThat(of(author, "article-commented")).hasSize(1);
        author.reply(own, comment, "thanks");
        assertThat(of(ada, "comment-answered")).hasSize(1);
        ada.reply(own, author.comment(own, "anybody?").id(), "yes");
        assertThat(of(author, "comment-answered")).hasSize(1);
        assertThat(of(author, "article-commented"))
                .as("that it is an answer is enough")
                .hasSize(1);
    }

    @Test
    void manyLikesAreOneLineWithTheirNumberAndNoNames() {
        String comment = ada.comment(article, "good").id();
        List<Person> voters = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Person voter = person(10);
            voters.add(voter);
            assertThat(voter.vote(comment, "LIKE").status()).isEqualTo(200);
        }
        person(10).vote(comment, "DISLIKE");
        JsonNode told = one(ada, "comment-liked");
        assertThat(told.get("count").asInt()).isEqualTo(3);
        voters.forEach(voter -> assertThat(told.toString()).doesNotContain(voter.id()));
        read(ada);
        assertThat(unread(ada)).isZero();
        person(10).vote(comment, "LIKE");
        assertThat(one(ada, "comment-liked").get("count").asInt()).isEqualTo(4);
        assertThat(unread(ada)).as("new again").isOne();
    }

    @Test
    void aCommentIsSaidToBeValuedOnce() {
        String comment = ada.comment(article, "good").id();
        PEERS.ledger(command -> Peers.booked(
                command,
                command.get("activity").asString().equals("comment-liked")
                        ? List.of(Map.<String, Object>of(
                                "activity",
                                "comment-valued",
                                "key",
                                "comment-valued:" + comment,
                                "account",
                                ada.id(),
                                "twei",
                                5))
                        : List.<Map<String, Object>>of()));
        try {
            person(10).vote(comment, "LIKE");
        } finally {
            PEERS.ledger(Peers::booked);
        }
        assertThat(of(ada, "comment-valued")).hasSize(1);
    }

    @Test
    void nobodyReadsMarksOrAppealsForSomebodyElse() {
        bob.reply(article, ada.comment(article, "first").id(), "second");
        String id = one(ada, "comment-answered").get("id").asString();
        assertThat(bob.get("/api/notifications").text()).doesNotContain(id);
        assertThat(NOBODY.get("/api/notifications").status()).isEqualTo(401);
        assertThat(NOBODY.get("/api/notifications/unread").status()).isEqualTo(401);
        String mark = "{\"ids\":[\"" + id + "\"]}";
        assertThat(NOBODY.post("/api/notifications/read", mark).status()).isEqualTo(401);
        assertThat(bob.post("/api/notifications/read", mark).status()).isEqualTo(204);
        assertThat(bob.delete("/api/notifications").status()).isEqualTo(204);
        assertThat(unread(ada)).isOne();
        assertThat(bob.post("/api/notifications/" + id + "/appeal", json("text", "mine!"))
                        .status())
                .isEqualTo(404);
        assertThat(ada.post("/api/notifications/" + id + "/appeal", json("text", "no"))
                        .status())
                .as("nothing was decided")
                .isEqualTo(404);
        assertThat(ada.post("/api/notifications/read", mark).status()).isEqualTo(204);
        assertThat(unread(ada)).isZero();
        assertThat(ada.post("/api/notifications/read", "{}").status()).isEqualTo(400);
        assertThat(ada.get("/api/notifications?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void aRemovalIsToldWithItsReasonAndTakenBackByAnAppeal() {
        String comment = ada.comment(article, "you *fine* person").id();
        person(1).flag(comment, "HARASSMENT");
        decide(comment, "REMOVE", "an insult");
        JsonNode removed = one(ada, "comment-removed");
        assertThat(removed.at("/details/reason").asString()).isEqualTo("an insult");
        assertThat(removed.at("/details/text").asString()).isEqualTo("you *fine* person");
        assertThat(removed.toString()).doesNotContain(mod.id());
        assertThat(removed.get("appealable").asBoolean()).isTrue();
        String id = removed.get("id").asString();
        String address = "/api/notifications/" + id + "/appeal";
        assertThat(ada.post(address, json("text", " ")).status()).isEqualTo(400);
        assertThat(ada.post(address, json("text", "x".repeat(1001))).status()).isEqualTo(400);
        assertThat(ada.post(address, json("text", "it was praise")).status()).isEqualTo(201);
        assertThat(ada.post(address, json("text", "it was praise")).status())
                .as("the same again")
                .isEqualTo(201);
        assertThat(ada.post(address, json("text", "and another")).problem()).isEqualTo("already-appealed");
        assertThat(one(ada, "comment-removed").get("appeal").asString()).isEqualTo("OPEN");

        assertThat(ada.get("/api/moderation/appeals").status()).isEqualTo(403);
        assertThat(answer(ada, id, "TAKEN_BACK", "of course").status()).isEqualTo(403);
        JsonNode waiting = appeal(id);
        assertThat(waiting.get("text").asString()).isEqualTo("it was praise");
        assertThat(waiting.toString()).doesNotContain(ada.id());
        assertThat(answer(mod, id, "TAKEN_BACK", "it was").status()).isEqualTo(200);
        assertThat(answer(mod, id, "TAKEN_BACK", "it was").status())
                .as("the same again")
                .isEqualTo(200);
        assertThat(answer(mod, id, "STANDS", "no").problem()).isEqualTo("already-decided");

        JsonNode back = NOBODY.get("/api/comments/" + comment).json();
        assertThat(back.get("html").asString()).isEqualTo("<p>you <em>fine</em> person</p>");
        assertThat(one(ada, "appeal-answered").at("/details/verdict").asString())
                .isEqualTo("TAKEN_BACK");
        assertThat(one(ada, "appeal-answered").at("/details/reason").asString()).isEqualTo("it was");
        assertThat(PEERS.audit.get("appeal-answered:" + id).get("action").asString())
                .isEqualTo("appeal-granted");
        person(1).flag(comment, "SPAM");
        assertThat(mod.get("/api/moderation/queue?limit=100").text())
                .as("the same text is not asked about again")
                .doesNotContain(comment);
    }

    @Test
    void anAppealThatIsRejectedChangesNothingAndNobodyAnswersTheirOwn() {
        String comment = ada.comment(article, "spam").id();
        assertThat(mod.delete("/api/comments/" + comment + "?reason=advertising")
                        .status())
                .isEqualTo(204);
        JsonNode removed = one(ada, "comment-removed");
        assertThat(removed.at("/details/reason").asString()).isEqualTo("advertising");
        String id = removed.get("id").asString();
        ada.post("/api/notifications/" + id + "/appeal", json("text", "no"));
        PEERS.profileHas(ada.id(), "roles", List.of("moderator"));
        assertThat(answer(ada, id, "TAKEN_BACK", "mine").problem()).isEqualTo("own-appeal");
        PEERS.auditDown = true;
        assertThat(answer(mod, id, "STANDS", "it is").status()).isEqualTo(200);
        assertThat(of(ada, "appeal-answered")).isEmpty();
        PEERS.auditDown = false;
        eventually(() -> of(ada, "appeal-answered").size() == 1);
        assertThat(NOBODY.get("/api/comments/" + comment).status()).isEqualTo(410);
        assertThat(PEERS.audit.get("appeal-answered:" + id).get("action").asString())
                .isEqualTo("appeal-rejected");
    }

    @Test
    void whoDeletesTheirOwnCommentIsToldNothing() {
        String comment = ada.comment(article, "oh").id();
        ada.delete("/api/comments/" + comment);
        assertThat(of(ada, "comment-removed")).isEmpty();
    }

    @Test
    void theExportHoldsThemAndTheyAreForgotten() {
        bob.reply(article, ada.comment(article, "first").id(), "second");
        String id = one(ada, "comment-answered").get("id").asString();
        StringBuilder export = new StringBuilder();
        JsonNode page = ada.get("/api/export").json();
        while (true) {
            export.append(page);
            if (page.get("next").isNull()) {
                break;
            }
            page = ada.get("/api/export?cursor=" + page.get("next").asString()).json();
        }
        assertThat(export.toString()).contains(id).doesNotContain(bob.id());
        assertThat(ada.delete("/api/notifications").status()).isEqualTo(204);
        assertThat(ada.get("/api/notifications").text()).doesNotContain(id);
    }

    private void decide(String comment, String decision, String note) {
        Answer made =
                mod.post("/api/moderation/decisions", json("commentId", comment, "decision", decision, "note", note));
        assertThat(made.status()).as(made.text()).isEqualTo(200);
    }

    private static Answer answer(Person decider, String id, String verdict, String reason) {
        return decider.post("/api/moderation/appeals/" + id + "/answer", json("verdict", verdict, "reason", reason));
    }

    private JsonNode appeal(String id) {
        for (JsonNode waiting :
                mod.get("/api/moderation/appeals?limit=100").json().get("items")) {
            if (waiting.get("id").asString().equals(id)) {
                return waiting;
            }
        }
        throw new AssertionError("no appeal " + id);
    }

    private static void read(Person person) {
        String newest =
                person.get("/api/notifications").json().at("/items/0/at").asString();
        assertThat(person.post("/api/notifications/read", json("until", newest)).status())
                .isEqualTo(204);
    }

    private static int unread(Person person) {
        return person.get("/api/notifications/unread").json().get("unread").asInt();
    }

    private static JsonNode one(Person person, String kind) {
        List<JsonNode> found = of(person, kind);
        assertThat(found)
                .as("%s of %s", kind, person.get("/api/notifications").text())
                .hasSize(1);
        return found.getFirst();
    }

    private static List<JsonNode> of(Person person, String kind) {
        List<JsonNode> found = new ArrayList<>();
        person.get("/api/notifications?limit=100").json().get("items").forEach(told -> {
            if (told.get("kind").asString().equals(kind)) {
                found.add(told);
            }
        });
        return found;
    }
}
