package io.earnest.comment.comment;

import static io.earnest.comment.RunningService.NOBODY;
import static io.earnest.comment.RunningService.PEERS;
import static io.earnest.comment.RunningService.article;
import static io.earnest.comment.RunningService.atOnce;
import static io.earnest.comment.RunningService.eventually;
import static io.earnest.comment.RunningService.json;
import static io.earnest.comment.RunningService.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.chassis.intent.Intent;
import io.earnest.comment.Peers;
import io.earnest.comment.RunningService;
import io.earnest.comment.RunningService.Answer;
import io.earnest.comment.RunningService.Person;
import io.earnest.comment.comment.Comment.Counts;
import io.earnest.comment.profile.Avatar;
import io.earnest.comment.rewards.Payment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OutageWebTest {
    private final String article = article();
    private final Person ada = person(13);

    @AfterEach
    void allIsWellAgain() {
        PEERS.ledger(Peers::booked);
        PEERS.ledgerDown = false;
        PEERS.profilesDown = false;
        PEERS.articlesDown = false;
    }

    @Test
    void whileTheLedgerIsDownACommentWaitsAndIsPaidOnceAfterwards() {
        PEERS.ledgerDown = true;
        Answer pending = ada.comment(article, "later");
        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.json().at("/settlement/status").asString()).isEqualTo("PENDING");
        String id = pending.id();
        assertThat(ada.list(article, "").at("/items/0/id").asString()).isEqualTo(id);
        assertThat(ada.list(article, "").get("total").asInt()).isZero();
        assertThat(NOBODY.list(article, "").get("items")).isEmpty();
        assertThat(NOBODY.get("/api/comments/" + id).status()).isEqualTo(404);
        assertThat(person(13).reply(article, id, "x").status()).isEqualTo(404);
        assertThat(ada.reply(article, id, "x").status()).isEqualTo(409);
        assertThat(person(8).vote(id, "LIKE").status()).isEqualTo(404);
        assertThat(ada.put("/api/comments/" + id, json("body", "edited while it waits"))
                        .status())
                .isEqualTo(200);

        PEERS.ledgerDown = false;
        eventually(() -> NOBODY.get("/api/comments/" + id).status() == 200);
        assertThat(ada.get("/api/comments/" + id)
                        .json()
                        .at("/settlement/status")
                        .asString())
                .isEqualTo("PAID");
        assertThat(NOBODY.get("/api/comments/" + id).json().get("html").asString())
                .contains("edited");
        eventually(() -> PEERS.counts.containsKey(article)
                && PEERS.counts.get(article).get("count").asInt() == 1);
        assertThat(PEERS.commands.keySet().stream().filter(c -> c.contains(id))).hasSize(1);
    }

    @Test
    void aCommentThatIsRefusedLaterStaysWithItsWriter() {
        PEERS.ledgerDown = true;
        PEERS.ledger(Peers::poor);
        String path = "/api/articles/" + article + "/comments";
        String id = ada.post(path, json("body", "too dear"), "k").id();
        PEERS.ledgerDown = false;
        eventually(() -> ada.get("/api/comments/" + id).text().contains("REFUSED"));
        JsonNode refused = ada.list(article, "").at("/items/0");
        assertThat(refused.at("/settlement/status").asString()).isEqualTo("REFUSED");
        assertThat(refused.at("/problem/type").asString()).isEqualTo("/problems/insufficient-twei");
        assertThat(refused.at("/problem/price").asInt()).isEqualTo(4);
        assertThat(refused.get("body").asString()).isEqualTo("too dear");
        assertThat(NOBODY.list(article, "").get("items")).isEmpty();
        assertThat(ada.post(path, json("body", "too dear"), "k").status()).isEqualTo(200);
        assertThat(ada.put("/api/comments/" + id, json("body", "x")).status()).isEqualTo(409);
        assertThat(ada.delete("/api/comments/" + id).status()).isEqualTo(204);
        assertThat(ada.list(article, "").get("items")).isEmpty();
    }

    @Test
    void whatARepeatedRequestWasToldIsAcceptedStaysWithItsWriterWhenItIsRefused() {
        String path = "/api/articles/" + article + "/comments";
        Answer[] repeated = new Answer[1];
        PEERS.ledger(command -> {
            // As a client or a proxy does that does not wait for a slow answer.
            repeated[0] = ada.post(path, json("body", "too dear"), "key");
            return Peers.poor(command);
        });
        assertThat(ada.post(path, json("body", "too dear"), "key").status()).isEqualTo(402);
        assertThat(repeated[0].status()).isEqualTo(202);
        JsonNode kept = ada.get("/api/comments/" + repeated[0].id()).json();
        assertThat(kept.at("/settlement/status").asString()).isEqualTo("REFUSED");
        assertThat(kept.get("body").asString()).isEqualTo("too dear");
    }

    @Test
    void whatIsDeletedWhileItWaitsIsPaidAllTheSameAndNotShown() {
        PEERS.ledgerDown = true;
        String id = ada.comment(article, "regretted").id();
        assertThat(ada.delete("/api/comments/" + id).status()).isEqualTo(204);
        PEERS.ledgerDown = false;
        eventually(() -> PEERS.commands.containsKey("comment-posted:" + id + "#1"));
        eventually(() -> PEERS.counts.containsKey(article));
        assertThat(NOBODY.list(article, "").get("total").asInt()).isZero();
        assertThat(ada.get("/api/comments/" + id).status()).isEqualTo(410);
    }

    @Test
    void withoutArticleServiceNothingIsPostedButAllIsRead() {
        ada.comment(article, "before");
        PEERS.articlesDown = true;
        Answer unavailable = ada.comment(article, "during");
        assertThat(unavailable.status()).isEqualTo(503);
        assertThat(unavailable.json().get("service").asString()).isEqualTo("article-service");
        assertThat(unavailable.raw().headers().firstValue("Retry-After")).isPresent();
        assertThat(NOBODY.list(article, "").get("items")).hasSize(1);
        assertThat(NOBODY.list(Ids.random(), "").get("items")).isEmpty();
    }

    @Test
    void withoutProfileServiceSignedInPeopleGoOn() {
        ada.comment(article, "before");
        PEERS.profilesDown = true;
        assertThat(ada.comment(article, "during").status()).isEqualTo(201);
        assertThat(person(13, "author").comment(article, "new here").status()).isEqualTo(201);
        assertThat(person(12).comment(article, "too low").status()).isEqualTo(403);
    }

    @Test
    void aCountThatCouldNotBeToldIsToldLater() {
        ada.comment(article, "one");
        String id = ada.comment(article, "two").id();
        PEERS.articlesDown = true;
        assertThat(ada.delete("/api/comments/" + id).status()).isEqualTo(204);
        assertThat(PEERS.counts.get(article).get("count").asInt()).isEqualTo(2);
        PEERS.articlesDown = false;
        eventually(() -> PEERS.counts.get(article).get("count").asInt() == 1);
    }

    @Test
    void whatACrashLeftBehindIsTakenUp() {
        String id = Ids.random();
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String position = Comment.position(at, id);
        RunningService.bean(Comments.class)
                .insert(new Comment(
                        id,
                        article,
                        null,
                        ada.id(),
                        "author",
                        new Comment.Voice(Avatar.NEUTRAL, 1),
                        13,
                        13,
                        new Comment.Text("left", "<p>left</p>", 0),
                        "r",
                        at,
                        null,
                        false,
                        false,
                        Payment.pending(1),
                        Counts.NONE,
                        false,
                        position,
                        Comment.rank(Counts.NONE, position),
                        0,
                        new Intent("comment-posted:" + id + "#1", 1, "a process that is gone", at.minusSeconds(1)),
                        null,
                        null));
        eventually(() -> NOBODY.get("/api/comments/" + id).status() == 200);
        eventually(() -> PEERS.counts.containsKey(article));
    }

    @Test
    void sixtyFourPostsWithOneKeyAreOneComment() throws Exception {
        String path = "/api/articles/" + article + "/comments";
        List<Answer> answers =
                atOnce(64, () -> ada.post(path, json("body", "once", "avatarId", "leonardo"), "the key"));
        assertThat(answers).allMatch(a -> a.status() == 201 || a.status() == 202);
        assertThat(answers.stream().map(Answer::id).distinct()).hasSize(1);
        String id = answers.getFirst().id();
        eventually(() -> NOBODY.list(article, "").get("items").size() == 1);
        assertThat(PEERS.commands.keySet().stream().filter(c -> c.contains(id))).hasSize(1);
    }

    @Test
    void peopleWhoComeAtOnceUnderOneAvatarGetANumberEach() throws Exception {
        List<Person> people = java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> person(13))
                .toList();
        var next = new java.util.concurrent.atomic.AtomicInteger();
        List<Answer> answers =
                atOnce(12, () -> people.get(next.getAndIncrement()).commentAs(article, "leonardo", "me"));
        assertThat(answers.stream().map(a -> a.json().get("speaker").asInt()).sorted())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(NOBODY.list(article, "").get("total").asInt()).isEqualTo(12);
    }
}
