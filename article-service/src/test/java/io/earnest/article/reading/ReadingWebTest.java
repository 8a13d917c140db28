package io.earnest.article.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadingWebTest extends RunningService {
    private Http.Answer start(Person reader, String article) {
        return reader.http().post("/api/articles/" + article + "/readings", null);
    }

    private Http.Answer beat(Person reader, String reading, boolean visible, double scroll) {
        return reader.http().post("/api/readings/" + reading + "/heartbeats", beat(visible, true, scroll));
    }

    @Test
    void aReadingIsCreditedByTheServersClock() {
        String article = published(person(1, "author"));
        Person reader = person(1);
        Http.Answer started = start(reader, article);
        assertThat(started.status()).isEqualTo(201);
        assertThat(started.header("Location")).isEqualTo("/api/readings/" + started.text("id"));
        assertThat(started.text("state")).isEqualTo("READING");
        assertThat(started.body().path("requiredSeconds").asInt()).isEqualTo(15);
        assertThat(started.body().path("heartbeatSeconds").asInt()).isEqualTo(15);
        String reading = started.text("id");
        CLOCK.forward(Duration.ofSeconds(4));
        assertThat(beat(reader, reading, false, 0.2)
                        .body()
                        .path("creditedSeconds")
                        .asInt())
                .as("what was read until the page was hidden")
                .isBetween(4, 8);
        CLOCK.forward(Duration.ofSeconds(60));
        assertThat(beat(reader, reading, true, 0.2)
                        .body()
                        .path("creditedSeconds")
                        .asInt())
                .as("the first beat after it adds nothing")
                .isBetween(4, 8);
        CLOCK.forward(Duration.ofSeconds(5));
        Http.Answer almost = beat(reader, reading, true, 0.9);
        assertThat(almost.body().path("creditedSeconds").asInt())
                .as("the clock goes on meanwhile")
                .isBetween(9, 14);
        assertThat(almost.text("state")).isEqualTo("READING");
        CLOCK.forward(Duration.ofSeconds(10));
        Http.Answer verified = beat(reader, reading, true, 0.1);
        assertThat(verified.text("state")).isEqualTo("VERIFIED");
        assertThat(verified.body().path("scroll").asDouble()).isEqualTo(0.9);
        assertThat(beat(reader, reading, true, 1).text("state")).isEqualTo("VERIFIED");
        assertThat(reader.http().get("/api/readings/" + reading).text("state")).isEqualTo("VERIFIED");
        Http.Answer again = start(reader, article);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("id")).isEqualTo(reading);
        assertThat(again.text("state")).isEqualTo("VERIFIED");
        assertThat(PEERS.commandsFor("article-read:" + article + ":" + reader.id()))
                .hasSize(1);
    }

    @Test
    void aReadingGoesByTheTariffThatItStartedUnder() {
        String article = published(person(1, "author"));
        Person early = person(1);
        String reading = start(early, article).text("id");
        Map<String, Object> first = PEERS.tariff;
        PEERS.tariff = Map.of(
                "version",
                2,
                "reading",
                Map.of("minimumSeconds", 40, "requiredWordsPerMinute", 250, "shownWordsPerMinute", 1));
        try {
            await("the new tariff is known here", () -> seconds(early.http().get("/api/articles/" + article)) == 40);
            assertThat(early.http()
                            .get("/api/articles/" + article)
                            .body()
                            .path("timeToReadSeconds")
                            .asInt())
                    .as("a minute a word")
                    .isGreaterThanOrEqualTo(60);
            assertThat(seconds(start(person(1), article))).isEqualTo(40);
            assertThat(seconds(early.http().get("/api/readings/" + reading))).isEqualTo(15);
            CLOCK.forward(Duration.ofSeconds(20));
            assertThat(beat(early, reading, true, 1).text("state")).isEqualTo("VERIFIED");
        } finally {
            PEERS.tariff = first;
        }
        await("the first one is back", () -> seconds(early.http().get("/api/articles/" + article)) == 15);
    }

    private static int seconds(Http.Answer answer) {
        return answer.body().path("requiredSeconds").asInt();
    }

    @Test
    void withoutSixTenthsOfScrollingNothingIsVerified() {
        String article = published(person(1, "author"));
        Person reader = person(1);
        String reading = start(reader, article).text("id");
        CLOCK.forward(Duration.ofSeconds(20));
        assertThat(beat(reader, reading, true, 0.5).text("state")).isEqualTo("READING");
        assertThat(beat(reader, reading, true, 0.6).text("state")).isEqualTo("VERIFIED");
    }

    @Test
    void startingAgainResumesAndStartingAnotherEnds() {
        Person author = person(1, "author");
        String one = published(author);
        String two = published(author);
        Person reader = person(1);
        String first = start(reader, one).text("id");
        CLOCK.forward(Duration.ofSeconds(5));
        Http.Answer resumed = start(reader, one);
        assertThat(resumed.status()).isEqualTo(200);
        assertThat(resumed.text("id")).isEqualTo(first);
        assertThat(resumed.body().path("creditedSeconds").asInt()).isBetween(5, 14);
        Http.Answer other = start(reader, two);
        assertThat(other.status()).isEqualTo(201);
        Http.Answer ended = beat(reader, first, true, 1);
        assertThat(ended.status()).isEqualTo(409);
        assertThat(ended.type()).isEqualTo("reading-ended");
        assertThat(reader.http().get("/api/readings/" + first).text("state")).isEqualTo("ENDED");
        assertThat(reader.http().get("/api/articles/" + one + "/reading").text("state"))
                .isEqualTo("NONE");
        assertThat(reader.http().get("/api/articles/" + two + "/reading").text("state"))
                .isEqualTo("READING");
        assertThat(start(reader, one).text("id")).isNotEqualTo(first);
    }

    @Test
    void anothersReadingIsNotFoundAndBadBeatsAreNamed() {
        String article = published(person(1, "author"));
        Person reader = person(1);
        String reading = start(reader, article).text("id");
        Person other = person(1);
        assertThat(other.http().get("/api/readings/" + reading).status()).isEqualTo(404);
        assertThat(beat(other, reading, true, 1).status()).isEqualTo(404);
        for (String body : List.of(
                "{}",
                "{\"visible\":true,\"active\":true,\"scroll\":1.1}",
                "{\"visible\":true,\"active\":true,\"scroll\":-1}",
                "{\"visible\":true,\"active\":true,\"scroll\":\"NaN\"}",
                "{\"visible\":true}")) {
            assertThat(reader.http()
                            .post("/api/readings/" + reading + "/heartbeats", body)
                            .status())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(anonymous()
                        .post("/api/articles/" + article + "/readings", null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theAuthorsOwnArticleBringsNothingAndSaysWhy() {
        Person author = person(1, "author");
        String article = published(author);
        assertThat(start(author, article)
                        .body()
                        .path("opportunity")
                        .path("reason")
                        .asString())
                .isEqualTo("own-article");
        var own = author.http().get("/api/articles/" + article + "/reading").body();
        assertThat(own.path("opportunity").path("reason").asString()).isEqualTo("own-article");
        assertThat(own.path("state").asString()).isEqualTo("READING");
        String draft = author.http()
                .post("/api/articles", Map.of("title", "Draft", "body", "x"))
                .text("id");
        assertThat(start(author, draft).type()).isEqualTo("not-published");
        assertThat(start(person(1), draft).status()).isEqualTo(404);
    }

    @Test
    void aReadingThatWasNotPaidStaysSo() {
        String article = published(person(1, "author"));
        Person reader = person(1);
        PEERS.ledger = command -> """
            {"outcome": "BOOKED", "settlement": {"status": "UNPAID", "twei": 0, "reason": "daily-limit",
             "legs": [{"role": "READER", "twei": 0, "reason": "daily-limit"}], "block": 7}}\
            """;
        Http.Answer verified = read(reader, article);
        assertThat(verified.body().path("settlement").path("reason").asString()).isEqualTo("daily-limit");
        PEERS.ledger = command -> null;
        var later = reader.http().get("/api/articles/" + article + "/reading").body();
        assertThat(later.path("state").asString()).isEqualTo("VERIFIED");
        assertThat(later.path("earned").isNull()).isTrue();
        assertThat(later.path("reason").asString()).isEqualTo("daily-limit");
        assertThat(start(reader, article)
                        .body()
                        .path("settlement")
                        .path("status")
                        .asString())
                .isEqualTo("UNPAID");
    }

    @Test
    void sixtyFourStartsAreOneReadingAndSixtyFourBeatsOnePayment() throws Exception {
        String article = published(person(1, "author"));
        Person reader = person(1);
        Instant begun = CLOCK.instant();
        List<Http.Answer> starts = atOnce(() -> start(reader, article));
        assertThat(starts).allMatch(a -> a.status() == 201 || a.status() == 200);
        assertThat(starts.stream().map(a -> a.text("id")).distinct()).hasSize(1);
        String reading = starts.getFirst().text("id");
        CLOCK.forward(Duration.ofSeconds(16));
        List<Http.Answer> beats = atOnce(() -> beat(reader, reading, true, 1));
        assertThat(beats).allMatch(a -> a.status() == 200 || a.status() == 202);
        assertThat(beats).allMatch(a -> a.text("state").equals("VERIFIED"));
        String key = "article-read:" + article + ":" + reader.id();
        assertThat(PEERS.commandsFor(key)).hasSize(1);
        assertThat(reader.http()
                        .get("/api/readings/" + reading)
                        .body()
                        .path("creditedSeconds")
                        .asLong())
                .isBetween(15L, Duration.between(begun, CLOCK.instant()).toSeconds());
    }

    private static List<Http.Answer> atOnce(Callable<Http.Answer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(IntStream.range(0, 64).mapToObj(i -> call).toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
