package io.earnest.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is accepted while a peer is down is settled once, when it is back. */
class OutageWebTest extends RunningService {
    @Test
    void aReadingIsAcceptedAndPaidLater() {
        String article = published(person(1, "author"));
        Person reader = person(3);
        PEERS.rewardsDown = true;
        Http.Answer started = reader.http().post("/api/articles/" + article + "/readings", null);
        assertThat(started.status()).isEqualTo(201);
        assertThat(started.body().path("opportunity").isNull()).isTrue();
        CLOCK.forward(Duration.ofSeconds(15));
        Http.Answer verified =
                reader.http().post("/api/readings/" + started.text("id") + "/heartbeats", beat(true, true, 1));
        assertThat(verified.status()).isEqualTo(202);
        assertThat(verified.text("state")).isEqualTo("VERIFIED");
        assertThat(verified.body().path("settlement").path("status").asString()).isEqualTo("PENDING");
        Http.Answer pending = reader.http().get("/api/articles/" + article + "/reading");
        assertThat(pending.body().path("earned").isNull()).isTrue();
        assertThat(pending.body().path("settlement").path("status").asString()).isEqualTo("PENDING");

        PEERS.rewardsDown = false;
        await("the reading is paid", () -> {
            CLOCK.forward(Duration.ofSeconds(1));
            return reader.http()
                            .get("/api/articles/" + article + "/reading")
                            .body()
                            .path("earned")
                            .path("twei")
                            .asInt(0)
                    == 2;
        });
        String key = "article-read:" + article + ":" + reader.id();
        await("experience is told", () -> PEERS.experience.contains("READING " + key));
        assertThat(PEERS.booked).containsEntry(key, key + "#1");
        assertThat(PEERS.commandsFor(key).getFirst().path("level").asInt()).isEqualTo(3);
        assertThat(PEERS.commandsFor(key).getFirst().path("requiredSeconds").asInt())
                .isEqualTo(15);
    }

    @Test
    void aPlusCountsAtOnceAMinusWhenItIsPaid() {
        String article = published(person(1, "author"));
        Person liker = person(5);
        Person critic = person(5);
        read(liker, article);
        read(critic, article);
        PEERS.rewardsDown = true;
        String path = "/api/articles/" + article + "/rating";
        assertThat(liker.http().put(path, Map.of("value", "PLUS")).status()).isEqualTo(202);
        Http.Answer minus = critic.http().put(path, Map.of("value", "MINUS"));
        assertThat(minus.status()).isEqualTo(202);
        assertThat(minus.body().path("settlement").path("status").asString()).isEqualTo("PENDING");
        assertThat(critic.http().put(path, Map.of("value", "PLUS")).type()).isEqualTo("already-rated");
        Http.Answer seen = anonymous().get("/api/articles/" + article);
        assertThat(seen.body().path("pluses").asInt()).isEqualTo(1);
        assertThat(seen.body().path("minuses").asInt()).isZero();

        PEERS.rewardsDown = false;
        await("the minus counts", () -> {
            CLOCK.forward(Duration.ofSeconds(1));
            return anonymous()
                            .get("/api/articles/" + article)
                            .body()
                            .path("minuses")
                            .asInt()
                    == 1;
        });
        assertThat(critic.http()
                        .get(path)
                        .body()
                        .path("settlement")
                        .path("status")
                        .asString())
                .isEqualTo("PAID");
        assertThat(anonymous()
                        .get("/api/articles/" + article)
                        .body()
                        .path("pluses")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aMinusThatIsRefusedLaterIsSaidSo() {
        String article = published(person(1, "author"));
        Person critic = person(5);
        read(critic, article);
        PEERS.rewardsDown = true;
        String path = "/api/articles/" + article + "/rating";
        assertThat(critic.http().put(path, Map.of("value", "MINUS")).status()).isEqualTo(202);
        PEERS.ledger = command -> REFUSED;
        PEERS.rewardsDown = false;
        await("it is refused", () -> {
            CLOCK.forward(Duration.ofSeconds(1));
            return critic.http()
                    .get(path)
                    .body()
                    .path("settlement")
                    .path("status")
                    .asString()
                    .equals("REFUSED");
        });
        assertThat(critic.http().get(path).body().path("refusal").path("price").asInt())
                .isEqualTo(2);
        assertThat(anonymous()
                        .get("/api/articles/" + article)
                        .body()
                        .path("minuses")
                        .asInt())
                .isZero();
        PEERS.ledger = command -> null;
        assertThat(critic.http().put(path, Map.of("value", "MINUS")).status()).isEqualTo(200);
        String key = "article-rated:" + article + ":" + critic.id();
        assertThat(PEERS.booked).containsEntry(key, key + "#2");
    }

    @Test
    void aPublicationWaitsSeenByItsAuthorAlone() {
        Person author = person(15);
        String id = author.http()
                .post("/api/articles", Map.of("title", "Waiting", "body", "text"))
                .text("id");
        String path = "/api/articles/" + id;
        PEERS.rewardsDown = true;
        Http.Answer accepted = author.http().post(path + "/publication", null);
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.text("status")).isEqualTo("PENDING");
        assertThat(accepted.body().path("settlement").path("status").asString()).isEqualTo("PENDING");
        assertThat(anonymous().get(path).status()).isEqualTo(404);
        Http.Answer edit = author.http().put(path, Map.of("title", "Other", "body", "text"), "If-Match", "*");
        assertThat(edit.status()).isEqualTo(409);
        assertThat(edit.type()).isEqualTo("in-progress");
        assertThat(author.http().delete(path).status()).isEqualTo(409);

        PEERS.rewardsDown = false;
        await("it is published", () -> {
            CLOCK.forward(Duration.ofSeconds(1));
            return anonymous().get(path).status() == 200;
        });
        assertThat(author.http()
                        .get(path)
                        .body()
                        .path("settlement")
                        .path("status")
                        .asString())
                .isEqualTo("PAID");
        assertThat(PEERS.commandsFor("article-published:" + id))
                .allMatch(c -> c.path("command").asString().endsWith("#1"));
    }

    @Test
    void withoutProfileServiceLevelsAreThoseLastSeen() {
        Person author = person(15);
        String id = published(author);
        anonymous().get("/api/articles/" + id);
        PEERS.profileDown = true;
        CLOCK.forward(Duration.ofMinutes(1));
        assertThat(anonymous()
                        .get("/api/articles/" + id)
                        .body()
                        .path("author")
                        .path("handle")
                        .asString())
                .isEqualTo(author.handle());
        Person reader = person(2);
        Http.Answer verified = read(reader, id);
        assertThat(verified.status()).as("paid; experience is told later").isEqualTo(200);
        assertThat(verified.body().path("settlement").path("status").asString()).isEqualTo("PAID");
        PEERS.profileDown = false;
        String key = "READING article-read:" + id + ":" + reader.id();
        await("experience is told", () -> {
            CLOCK.forward(Duration.ofSeconds(1));
            return PEERS.experience.contains(key);
        });
    }

    static final String REFUSED = """
        {"outcome": "REFUSED", "settlement": {"status": "REFUSED", "twei": 0, "reason": null, "legs": [], "block": 9},
         "problem": {"type": "/problems/insufficient-twei", "title": "Not enough Twei", "status": 402,
                     "detail": "It costs 2.", "balance": 1, "price": 2}}""";
}
