package io.earnest.article.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HistoryWebTest extends RunningService {
    @Test
    void whatWasReadStandsThereTheLastFirstPaidOrNot() {
        Person author = person(14, "author");
        Person reader = person(1);
        String first = published(author);
        String second = published(author);
        read(reader, first);
        CLOCK.forward(Duration.ofSeconds(1));
        PEERS.ledger = command -> """
                {"outcome": "BOOKED", "settlement": {"status": "UNPAID", "twei": 0, "reason": "budget-exhausted",
                 "legs": [], "block": 8}, "problem": null}""";
        read(reader, second);
        author.http().delete("/api/articles/" + first);

        Http.Answer page = reader.http().get("/api/me/history?limit=1");
        assertThat(page.body().at("/items/0/articleId").asString()).isEqualTo(second);
        assertThat(page.body().at("/items/0/settlement/status").asString()).isEqualTo("UNPAID");
        assertThat(page.body().at("/items/0/settlement/reason").asString()).isEqualTo("budget-exhausted");
        assertThat(page.body().at("/items/0/article/title").asString()).isEqualTo("An article");
        Http.Answer next = reader.http().get("/api/me/history?limit=1&cursor=" + page.text("next"));
        assertThat(next.body().at("/items/0/articleId").asString()).isEqualTo(first);
        assertThat(next.body().at("/items/0/settlement/twei").asInt()).isEqualTo(2);
        assertThat(next.body().at("/items/0/article").isNull()).as("deleted").isTrue();
        assertThat(next.body().path("next").isNull()).isTrue();
        assertThat(author.http().get("/api/me/history").body().path("items")).isEmpty();
        assertThat(anonymous().get("/api/me/history").status()).isEqualTo(401);
        assertThat(reader.http().get("/api/me/history?cursor=bm90YW51bWJlcg").status())
                .isEqualTo(400);
    }

    @Test
    void anUnfinishedReadingIsToldUntilItIsFinished() {
        Person author = person(14, "author");
        Person reader = person(1);
        assertThat(reader.http().get("/api/me/reading").status()).isEqualTo(204);
        String id = published(author);
        String reading =
                reader.http().post("/api/articles/" + id + "/readings", null).text("id");
        CLOCK.forward(Duration.ofSeconds(5));
        reader.http().post("/api/readings/" + reading + "/heartbeats", beat(true, true, 0.3));
        Http.Answer begun = reader.http().get("/api/me/reading");
        assertThat(begun.status()).isEqualTo(200);
        assertThat(begun.text("articleId")).isEqualTo(id);
        assertThat(begun.text("title")).isEqualTo("An article");
        assertThat(begun.body().path("creditedSeconds").asInt()).isEqualTo(5);
        assertThat(begun.body().path("requiredSeconds").asInt()).isEqualTo(15);
        read(reader, id);
        assertThat(reader.http().get("/api/me/reading").status()).isEqualTo(204);
        String gone = published(author);
        reader.http().post("/api/articles/" + gone + "/readings", null);
        author.http().delete("/api/articles/" + gone);
        assertThat(reader.http().get("/api/me/reading").status()).isEqualTo(204);
    }
}
