package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Hostile;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Hostile
class EconomyWebTest {
    private final Api api = RewardsService.grown().api();

    @Test
    void everyTweiIsSomewhere() {
        Person author = Person.named("ada");
        Person reader = Person.named("bob");
        // Opens the day, if nothing has yet.
        api.submit(Cmd.signedUp(Person.named("first")));
        JsonNode before = live();

        api.submit(Cmd.signedUp(author), Cmd.signedUp(reader));
        api.submit(Cmd.granted(Ids.random(), 500, "treasury"));
        String article = Ids.random();
        api.booked(Cmd.published(article, author));
        api.booked(Cmd.read(article, reader, author, 300));
        api.booked(Cmd.plussed(article, reader, author));
        api.booked(Cmd.plussed(Ids.random(), reader, author).with("author", "archive"));

        JsonNode after = live();
        assertThat(change(before, after, "/issued")).isEqualTo(40 + 500);
        assertThat(change(before, after, "/held")).isEqualTo(20 - 20 + 1 + 20 + 5);
        assertThat(change(before, after, "/treasury")).isEqualTo(520);
        assertThat(change(before, after, "/archive")).isEqualTo(1);
        assertThat(change(before, after, "/budget")).isEqualTo(-5 - 1 - 1);
        assertThat(change(before, after, "/day/paid")).isEqualTo(7);
        assertThat(change(before, after, "/accounts")).isEqualTo(2);
        assertThat(change(before, after, "/head/block")).isPositive();
        assertThat(after.get("difference").asLong()).isZero();
        assertThat(after.get("issued").asLong())
                .isEqualTo(after.get("held").asLong()
                        + after.get("treasury").asLong()
                        + after.get("budget").asLong()
                        + after.get("archive").asLong());
        assertThat(after.at("/day/budget").asLong()).isEqualTo(10_000);
        assertThat(after.at("/day/released").asLong())
                .isBetween(after.at("/day/paid").asLong(), 10_000L);
        assertThat(after.at("/head/hash").asString()).matches("[0-9a-f]{64}");
    }

    @Test
    void whatIsPublicDoesNotMoveWithALikeOrADislike() {
        Person author = Person.named("ada", 15);
        Person commenter = Person.named("cid");
        Person voter = Person.named("vera");
        String article = Ids.random();
        String comment = Ids.random();
        api.submit(Cmd.signedUp(author), Cmd.signedUp(commenter), Cmd.signedUp(voter));
        api.booked(Cmd.commented(article, comment, commenter, author));
        JsonNode live = live();
        String before = published();
        api.booked(Cmd.liked(article, comment, voter, commenter, author));
        assertThat(published()).as("a like").isEqualTo(before);
        assertThat(change(live, live(), "/budget"))
                .as("the like has paid three legs, as operators see")
                .isEqualTo(-3);
        api.booked(Cmd.disliked(article, Ids.random(), voter, commenter, author));
        assertThat(published()).as("a dislike").isEqualTo(before);
        assertThat(change(live, live(), "/treasury"))
                .as("the dislike has cost the commenter")
                .isEqualTo(2);
    }

    @Test
    void whatIsPublicSaysSinceWhenItStandsAndWhenItMayChange() {
        JsonNode economy = api.get("/api/economy").json();
        Instant asOf = Instant.parse(economy.get("asOf").asString());
        assertThat(asOf).isEqualTo(Instant.now().truncatedTo(ChronoUnit.DAYS).minus(11, ChronoUnit.HOURS));
        assertThat(economy.get("accounts").asLong()).isEqualTo(60);
        assertThat(economy.at("/day/date").asString()).isEqualTo(asOf.toString().substring(0, 10));
        Instant next = Instant.parse(economy.get("nextAt").asString());
        assertThat(next).isEqualTo(next.truncatedTo(ChronoUnit.HOURS));
        assertThat(next).isBetween(Instant.now().minusSeconds(70), Instant.now().plusSeconds(3_600));
        assertThat(economy.get("difference").asLong()).isZero();
        JsonNode days = api.get("/api/economy/days").json();
        JsonNode last = days.get(days.size() - 1);
        assertThat(last.get("asOf").asString()).isEqualTo(economy.get("asOf").asString());
        for (String sum : List.of("issued", "held", "treasury", "budget", "archive")) {
            assertThat(last.get(sum)).as(sum).isEqualTo(economy.get(sum));
        }
    }

    @Test
    void theSumsOfThisMomentAreForProfileServiceAlone() {
        assertThat(live().has("nextAt")).isFalse();
        assertThat(Instant.parse(live().get("asOf").asString()))
                .isAfter(Instant.now().minusSeconds(60));
        assertThat(api.internal("GET", "/internal/economy", "article-service", null)
                        .status())
                .isEqualTo(403);
        assertThat(api.get("/internal/economy", Person.named("ada")).status()).isEqualTo(401);
        assertThat(api.get("/internal/economy").status()).isEqualTo(401);
    }

    @Test
    void theTariffIsPublicAsData() {
        JsonNode tariff = api.get("/api/tariff").json();
        assertThat(tariff.get("version").asInt()).isEqualTo(1);
        assertThat(tariff.at("/prices/publication").asLong()).isEqualTo(20);
        assertThat(tariff.at("/prices/report").asLong()).isEqualTo(1);
        assertThat(tariff.at("/rewards/starterGrant").asLong()).isEqualTo(20);
        assertThat(tariff.at("/limits/readerTwei").asLong()).isEqualTo(10);
        assertThat(tariff.at("/pairs/days").asInt()).isEqualTo(28);
        assertThat(api.get("/api/tariffs/1").json()).isEqualTo(tariff);
        assertThat(api.get("/api/tariffs/2").status()).isEqualTo(404);
        assertThat(api.get("/api/tariffs/x").status()).isEqualTo(400);
        JsonNode versions = api.get("/api/tariffs").json();
        assertThat(versions).hasSize(1);
        assertThat(versions.get(0).get("tariff")).isEqualTo(tariff);
        assertThat(versions.get(0).get("inForce").asBoolean()).isTrue();
        assertThat(versions.get(0).get("from").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
    }

    private JsonNode live() {
        return api.internal("GET", "/internal/economy", "profile-service", null).json();
    }

    /** All of it but what the clock alone decides. */
    private String published() {
        ObjectNode economy = (ObjectNode) api.get("/api/economy").json();
        economy.remove("nextAt");
        return economy.toString();
    }

    private static long change(JsonNode before, JsonNode after, String field) {
        return after.at(field).asLong() - before.at(field).asLong();
    }
}
