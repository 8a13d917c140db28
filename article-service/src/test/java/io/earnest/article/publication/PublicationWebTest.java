package io.earnest.article.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublicationWebTest extends RunningService {
    private String draft(Person author) {
        return author.http()
                .post("/api/articles", Map.of("title", "A title", "body", "A body"))
                .text("id");
    }

    private Http.Answer publish(Person author, String id) {
        return author.http().post("/api/articles/" + id + "/publication", null);
    }

    @Test
    void publishingNeedsLevel15OrTheRole() {
        Person low = person(14);
        Http.Answer refused = publish(low, draft(low));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.type()).isEqualTo("level-too-low");
        assertThat(refused.body().path("requiredLevel").asInt()).isEqualTo(15);
        Person grown = person(15);
        assertThat(publish(grown, draft(grown)).status()).isEqualTo(200);
        Person writer = person(1, "author");
        assertThat(publish(writer, draft(writer)).status()).isEqualTo(200);
        assertThat(publish(person(20), draft(grown)).status()).isEqualTo(404);
    }

    @Test
    void publishingAgainAnswersTheSame() {
        Person author = person(15);
        String id = draft(author);
        Http.Answer first = publish(author, id);
        Http.Answer again = publish(author, id);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("settlement")).isEqualTo(first.body().path("settlement"));
        assertThat(first.text("publishedAt")).isNotEmpty();
        assertThat(PEERS.commandsFor("article-published:" + id)).hasSize(1);
        var command = PEERS.commandsFor("article-published:" + id).getFirst();
        assertThat(command.path("activity").asString()).isEqualTo("article-published");
        assertThat(command.path("actor").asString()).isEqualTo(author.id());
    }

    @Test
    void aRefusalLeavesADraftAndTheNextTryIsANewAttempt() {
        Person author = person(15);
        String id = draft(author);
        PEERS.ledger = command -> """
            {"outcome": "REFUSED", "settlement": {"status": "REFUSED", "twei": 0, "legs": []},
             "problem": {"type": "/problems/insufficient-twei", "title": "Not enough Twei", "status": 402,
                         "balance": 3, "price": 20}}""";
        Http.Answer poor = publish(author, id);
        assertThat(poor.status()).isEqualTo(402);
        assertThat(poor.body().path("price").asInt()).isEqualTo(20);
        Http.Answer draft = author.http().get("/api/articles/" + id);
        assertThat(draft.text("status")).isEqualTo("DRAFT");
        assertThat(draft.body().has("settlement")).isFalse();
        PEERS.ledger = command -> """
            {"outcome": "REFUSED", "problem": {"type": "/problems/daily-limit", "title": "Enough for today",
             "status": 429}}""";
        Http.Answer sixth = publish(author, id);
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.type()).isEqualTo("daily-limit");
        PEERS.ledger = command -> null;
        assertThat(publish(author, id).status()).isEqualTo(200);
        String key = "article-published:" + id;
        assertThat(PEERS.booked).containsEntry(key, key + "#3");
        assertThat(anonymous().get("/api/articles/" + id).body().has("settlement"))
                .as("what it cost is the author's alone to see")
                .isFalse();
    }

    @Test
    void manyClicksAreOneTribute() throws Exception {
        Person author = person(15);
        String id = draft(author);
        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = threads
                    .invokeAll(IntStream.range(0, 64)
                            .<java.util.concurrent.Callable<Integer>>mapToObj(
                                    i -> () -> publish(author, id).status())
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
        assertThat(statuses).allMatch(s -> s == 200 || s == 202);
        assertThat(PEERS.commandsFor("article-published:" + id)).hasSize(1);
    }
}
