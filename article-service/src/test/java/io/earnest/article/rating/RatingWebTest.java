package io.earnest.article.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import io.earnest.chassis.testing.Hostile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Hostile
class RatingWebTest extends RunningService {
    private Http.Answer rate(Person reader, String article, String value) {
        return reader.http().put("/api/articles/" + article + "/rating", Map.of("value", value));
    }

    private Http.Answer rating(Person reader, String article) {
        return reader.http().get("/api/articles/" + article + "/rating");
    }

    @Test
    void aRatingNeedsAReadingALevelAndAnothersArticle() {
        Person author = person(20, "author");
        String article = published(author);
        assertThat(rate(author, article, "PLUS").type()).isEqualTo("own-article");
        Person reader = person(4);
        assertThat(rate(reader, article, "PLUS").type()).isEqualTo("reading-required");
        read(reader, article);
        Http.Answer low = rate(reader, article, "MINUS");
        assertThat(low.status()).isEqualTo(403);
        assertThat(low.type()).isEqualTo("level-too-low");
        assertThat(low.body().path("requiredLevel").asInt()).isEqualTo(5);
        assertThat(low.body().path("level").asInt()).isEqualTo(4);
        assertThat(rating(reader, article).body().path("value").isNull()).isTrue();
        assertThat(rate(reader, article, "PLUS").status()).isEqualTo(200);
        assertThat(rate(reader, article, "HEART").status()).isEqualTo(400);
        assertThat(reader.http()
                        .put("/api/articles/" + article + "/rating", "{}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aLevelThatWasJustReachedCounts() {
        String article = published(person(1, "author"));
        Person reader = person(1);
        read(reader, article);
        PEERS.profiles.get(reader.id()).put("level", 2);
        assertThat(rate(reader, article, "PLUS").status()).isEqualTo(200);
    }

    @Test
    void theLedgerIsToldThatTheAuthorsAccountIsDeleted() {
        Person author = person(1, "author");
        String article = published(author);
        Person reader = person(9);
        read(reader, article);
        PEERS.profiles.get(author.id()).put("deleted", true);
        assertThat(rate(reader, article, "PLUS").status()).isEqualTo(200);
        var command = PEERS.commandsFor("article-rated:" + article + ":" + reader.id())
                .getFirst();
        assertThat(command.path("closed").path(0).asString()).isEqualTo(author.id());
        String open = published(person(1, "author"));
        read(reader, open);
        rate(reader, open, "PLUS");
        assertThat(PEERS.commandsFor("article-rated:" + open + ":" + reader.id())
                        .getFirst()
                        .has("closed"))
                .isFalse();
    }

    @Test
    void aRatingIsFinal() {
        String article = published(person(1, "author"));
        Person reader = person(9);
        read(reader, article);
        Http.Answer first = rate(reader, article, "MINUS");
        assertThat(first.status()).isEqualTo(200);
        Http.Answer again = rate(reader, article, "MINUS");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        Http.Answer other = rate(reader, article, "PLUS");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.type()).isEqualTo("already-rated");
        assertThat(rating(reader, article).text("value")).isEqualTo("MINUS");
        assertThat(anonymous()
                        .get("/api/articles/" + article)
                        .body()
                        .path("minuses")
                        .asInt())
                .isEqualTo(1);
        assertThat(PEERS.experience).contains("RATING article-rated:" + article + ":" + reader.id());
        var command = PEERS.commandsFor("article-rated:" + article + ":" + reader.id())
                .getFirst();
        assertThat(command.path("activity").asString()).isEqualTo("article-minused");
        assertThat(command.path("author").asString()).isNotBlank();
    }

    @Test
    void whatCannotBePaidLeavesNothingAndMayBeTriedAgain() {
        String article = published(person(1, "author"));
        Person reader = person(5);
        read(reader, article);
        PEERS.ledger = command -> """
            {"outcome": "REFUSED", "settlement": {"status": "REFUSED", "twei": 0, "legs": []},
             "problem": {"type": "/problems/insufficient-twei", "title": "Not enough Twei", "status": 402,
                         "balance": 1, "price": 2}}""";
        for (int attempt = 1; attempt <= 2; attempt++) {
            Http.Answer refused = rate(reader, article, "MINUS");
            assertThat(refused.status()).isEqualTo(402);
            assertThat(refused.body().path("balance").asInt()).isEqualTo(1);
            assertThat(refused.body().path("price").asInt()).isEqualTo(2);
            assertThat(rating(reader, article).body().path("value").isNull()).isTrue();
        }
        String key = "article-rated:" + article + ":" + reader.id();
        assertThat(PEERS.commandsFor(key).stream().map(c -> c.path("command").asString()))
                .containsExactly(key + "#1", key + "#2");
        assertThat(anonymous()
                        .get("/api/articles/" + article)
                        .body()
                        .path("minuses")
                        .asInt())
                .isZero();
        PEERS.ledger = command -> null;
        assertThat(rate(reader, article, "PLUS").status())
                .as("a refused minus does not bind")
                .isEqualTo(200);
    }

    @Test
    void experienceThatIsNotTakenStaysOwedAndIsNoAffairOfTheReaders() {
        String article = published(person(1, "author"));
        Person reader = person(5);
        read(reader, article);
        PEERS.profileRefuses = true;
        Http.Answer rated = rate(reader, article, "MINUS");
        assertThat(rated.status()).isEqualTo(200);
        String experience = "RATING article-rated:" + article + ":" + reader.id();
        assertThat(PEERS.experience).doesNotContain(experience);
        PEERS.profileRefuses = false;
        await("the experience is told", () -> {
            CLOCK.forward(Duration.ofSeconds(1));
            return PEERS.experience.contains(experience);
        });
    }

    @Test
    void sixtyFourClicksAreOneRating() throws Exception {
        String article = published(person(1, "author"));
        Person reader = person(5);
        read(reader, article);
        List<Http.Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads
                    .invokeAll(IntStream.range(0, 64)
                            .<java.util.concurrent.Callable<Http.Answer>>mapToObj(
                                    i -> () -> rate(reader, article, "PLUS"))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
        assertThat(answers).allMatch(a -> a.status() == 200 || a.status() == 202);
        assertThat(PEERS.commandsFor("article-rated:" + article + ":" + reader.id()))
                .hasSize(1);
        assertThat(anonymous()
                        .get("/api/articles/" + article)
                        .body()
                        .path("pluses")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void manyReadersAtOnceAreAllCounted() throws Exception {
        String article = published(person(1, "author"));
        List<Person> readers = IntStream.range(0, 24).mapToObj(i -> person(5)).toList();
        readers.forEach(reader -> read(reader, article));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(readers.stream()
                            .<java.util.concurrent.Callable<Http.Answer>>map(reader ->
                                    () -> rate(reader, article, readers.indexOf(reader) % 3 == 0 ? "MINUS" : "PLUS"))
                            .toList())
                    .forEach(f -> assertThat(f.resultNow().status()).isEqualTo(200));
        }
        var seen = anonymous().get("/api/articles/" + article).body();
        assertThat(seen.path("pluses").asInt()).isEqualTo(16);
        assertThat(seen.path("minuses").asInt()).isEqualTo(8);
    }
}
