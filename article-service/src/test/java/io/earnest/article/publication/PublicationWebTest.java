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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b",
                "&nbsp;",
                "&#8203; &shy;\u2060",
                "<!-- a comment alone -->",
                "[a]: https://example.org 'a reference alone'",
                "[^1]: a note alone",
                "![](https://example.org/bee.png)",
                "<img src='https://example.org/bee.png'>",
                "<iframe src='https://video.example/1'></iframe>",
                "[![](https://example.org/bee.png)](https://example.org)",
                "[](https://example.org)",
                "***",
                "<p></p><br><hr>",
                "<script>alert(1)</script>",
                "#"
            })
    void whatShowsNothingIsKeptAsADraftAndNotPublished(String body) {
        Person author = person(15);
        Http.Answer draft = author.http().post("/api/articles", Map.of("title", "Nothing", "body", body));
        assertThat(draft.status()).isEqualTo(201);
        String id = draft.text("id");
        Http.Answer refused = publish(author, id);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("detail")).contains("nothing that could be read");
        assertThat(PEERS.commandsFor("article-published:" + id)).isEmpty();
        assertThat(author.http()
                        .put("/api/articles/" + id, Map.of("title", "Nothing", "body", "x"), "If-Match", "*")
                        .status())
                .isEqualTo(200);
        assertThat(publish(author, id).status()).isEqualTo(200);
        Http.Answer emptied =
                author.http().put("/api/articles/" + id, Map.of("title", "Nothing", "body", body), "If-Match", "*");
        assertThat(emptied.status()).as("what is published stays readable").isEqualTo(400);
    }

    @Test
    void aWorkingTitleDoesNotGetIntoTheAddress() {
        Person author = person(15);
        Http.Answer draft = author.http().post("/api/articles", Map.of("title", "Why I left ACME", "body", "Because."));
        String id = draft.text("id");
        assertThat(draft.text("slug")).isEqualTo(id);
        author.http().put("/api/articles/" + id, Map.of("title", "Łódź, Straße", "body", "Because."), "If-Match", "*");
        Http.Answer published = publish(author, id);
        assertThat(published.text("slug")).isEqualTo("lodz-strasse-" + id);
        Http.Answer renamed = author.http()
                .put("/api/articles/" + id, Map.of("title", "Another", "body", "Because."), "If-Match", "*");
        assertThat(renamed.text("slug")).isEqualTo("lodz-strasse-" + id);
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
