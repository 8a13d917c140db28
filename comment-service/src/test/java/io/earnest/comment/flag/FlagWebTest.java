package io.earnest.comment.flag;

import static io.earnest.comment.RunningService.NOBODY;
import static io.earnest.comment.RunningService.PEERS;
import static io.earnest.comment.RunningService.article;
import static io.earnest.comment.RunningService.atOnce;
import static io.earnest.comment.RunningService.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.comment.Peers;
import io.earnest.comment.RunningService;
import io.earnest.comment.RunningService.Answer;
import io.earnest.comment.RunningService.Person;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may flag what, and what the writer learns of it: nothing. */
class FlagWebTest {
    private final String article = article();
    private final Person ada = person(13);
    private final Person mod = person(1, "moderator");
    private final String comment = ada.comment(article, "buy my *pills*").id();

    @AfterEach
    void allIsWellAgain() {
        PEERS.ledger(Peers::booked);
        PEERS.ledgerDown = false;
    }

    @Test
    void aFlagIsTakenOnceWithTheReasonThatCameFirst() throws Exception {
        Person bob = person(1);
        Answer first = bob.flag(comment, "spam");
        assertThat(first.status()).as(first.text()).isEqualTo(202);
        assertThat(first.json().get("reason").asString()).isEqualTo("SPAM");
        assertThat(first.json().get("commentId").asString()).isEqualTo(comment);
        Answer again = bob.flag(comment, "HATE");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text()).isEqualTo(first.text());
        Person eve = person(1);
        assertThat(atOnce(16, () -> eve.flag(comment, "it is an advertisement")))
                .allMatch(a -> a.status() == 202);
        JsonNode item = queued(comment);
        assertThat(item.get("flags").asInt()).isEqualTo(2);
        assertThat(item.get("reasons").toString())
                .isEqualTo("[{\"reason\":\"SPAM\",\"flags\":1},{\"reason\":\"OTHER\",\"flags\":1}]");
        assertThat(item.get("words").toString()).isEqualTo("[\"it is an advertisement\"]");
    }

    @Test
    void nobodyElseLearnsOfIt() {
        Person bob = person(1);
        bob.flag(comment, "HARASSMENT");
        for (Person person : List.of(ada, bob, NOBODY)) {
            assertThat(person.get("/api/comments/" + comment).text()).doesNotContainIgnoringCase("flag");
            assertThat(person.list(article, "").toString()).doesNotContainIgnoringCase("flag");
        }
        assertThat(mod.get("/api/moderation/queue?limit=100").text())
                .doesNotContain(bob.id())
                .doesNotContain(ada.id())
                .doesNotContain("handle");
    }

    @Test
    void whatCantBeFlaggedSaysWhy() {
        Person bob = person(1);
        assertThat(NOBODY.flag(comment, "SPAM").status()).isEqualTo(401);
        assertThat(ada.flag(comment, "SPAM").status()).isEqualTo(403);
        assertThat(ada.flag(comment, "SPAM").problem()).isEqualTo("own-comment");
        assertThat(bob.flag(Ids.random(), "SPAM").status()).isEqualTo(404);
        assertThat(bob.flag(comment, "").status()).isEqualTo(400);
        assertThat(bob.flag(comment, " \u202e\n ").status()).isEqualTo(400);
        assertThat(bob.flag(comment, "x".repeat(501)).problem()).isEqualTo("invalid-request");
        assertThat(bob.flag(comment, "\u0094" + "x".repeat(500)).status())
                .as("as it is sent, not as it is kept")
                .isEqualTo(400);
        assertThat(bob.post("/api/comments/" + comment + "/flags", "{}").status())
                .isEqualTo(400);
        Person eve = person(1);
        PEERS.profileHas(eve.id(), "suspended", true);
        assertThat(eve.flag(comment, "SPAM").problem()).isEqualTo("suspended");
        ada.delete("/api/comments/" + comment);
        assertThat(bob.flag(comment, "SPAM").status()).isEqualTo(410);
        assertThat(NOBODY.list(article, "").get("items")).isEmpty();
    }

    @Test
    void whatIsNotPaidYetDoesNotExistForFlaggers() {
        PEERS.ledgerDown = true;
        String pending = ada.comment(article, "not yet").id();
        assertThat(person(1).flag(pending, "SPAM").status()).isEqualTo(404);
    }

    @Test
    void aDayHasSoManyFlagsEvenForWhoAsksForAllAtOnce() throws Exception {
        FlagDays days = RunningService.bean(FlagDays.class);
        Person bob = person(1);
        java.time.LocalDate today = java.time.LocalDate.now(java.time.ZoneOffset.UTC);
        for (int i = 0; i < FlagDays.PER_DAY - 2; i++) {
            days.take(bob.id(), "earlier" + i, today);
        }
        List<String> more = java.util.stream.IntStream.range(0, 6)
                .mapToObj(i -> ada.comment(article, "number " + i).id())
                .toList();
        var next = new java.util.concurrent.atomic.AtomicInteger();
        List<Answer> answers = atOnce(6, () -> bob.flag(more.get(next.getAndIncrement()), "SPAM"));
        assertThat(answers.stream().filter(a -> a.status() == 202)).hasSize(2);
        List<Answer> refused = answers.stream().filter(a -> a.status() == 429).toList();
        assertThat(refused).hasSize(4).allMatch(a -> a.problem().equals("daily-limit"));
        assertThat(refused.getFirst().json().get("limit").asInt()).isEqualTo(FlagDays.PER_DAY);
    }

    private JsonNode queued(String id) {
        for (JsonNode item : mod.get("/api/moderation/queue?limit=100").json().get("items")) {
            if (item.get("commentId").asString().equals(id)) {
                return item;
            }
        }
        throw new AssertionError("not in the queue: " + id);
    }
}
