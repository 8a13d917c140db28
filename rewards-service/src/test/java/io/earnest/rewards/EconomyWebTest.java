package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EconomyWebTest {
    private final Api api = RewardsService.shared().api();

    @Test
    void everyTweiIsSomewhere() {
        Person author = Person.named("ada");
        Person reader = Person.named("bob");
        // Opens the day, if nothing has yet.
        api.submit(Cmd.signedUp(Person.named("first")));
        JsonNode before = api.get("/api/economy").json();

        api.submit(Cmd.signedUp(author), Cmd.signedUp(reader));
        api.submit(Cmd.granted(Ids.random(), 500, "treasury"));
        String article = Ids.random();
        api.booked(Cmd.published(article, author));
        api.booked(Cmd.read(article, reader, author, 300));
        api.booked(Cmd.plussed(article, reader, author));
        api.booked(Cmd.plussed(Ids.random(), reader, author).with("author", "archive"));

        JsonNode after = api.get("/api/economy").json();
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
    }

    private static long change(JsonNode before, JsonNode after, String field) {
        return after.at(field).asLong() - before.at(field).asLong();
    }
}
