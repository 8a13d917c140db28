package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.TestStores;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EconomyWebTest {

    @Test
    void everyTweiIsSomewhereFromTheEmptyLedgerOn() {
        try (RewardsService service = RewardsService.start(TestStores.embeddedUri(), TestStores.freshName())) {
            Api api = service.api();
            JsonNode empty = api.get("/api/economy").json();
            assertThat(empty.get("issued").asLong()).isZero();
            assertThat(empty.get("accounts").asLong()).isZero();
            assertThat(empty.at("/day/budget").asLong()).isEqualTo(10_000);
            assertThat(empty.at("/head/block").asLong()).isZero();
            assertThat(empty.at("/head/at").isNull()).isTrue();

            Person author = Person.named("ada");
            Person reader = Person.named("bob");
            api.submit(Cmd.signedUp(author), Cmd.signedUp(reader));
            api.submit(Cmd.granted(Ids.random(), 500, "treasury"));
            String article = Ids.random();
            api.booked(Cmd.published(article, author));
            api.booked(Cmd.read(article, reader, author, 300));
            api.booked(Cmd.plussed(article, reader, author));
            Cmd ofTheArchive = Cmd.plussed(Ids.random(), reader, author).with("author", "archive");
            api.booked(ofTheArchive);

            JsonNode economy = api.get("/api/economy").json();
            assertThat(economy.get("issued").asLong()).isEqualTo(10_000 + 40 + 500);
            assertThat(economy.get("held").asLong()).isEqualTo(20 - 20 + 1 + 20 + 5);
            assertThat(economy.get("treasury").asLong()).isEqualTo(520);
            assertThat(economy.get("archive").asLong()).isEqualTo(1);
            assertThat(economy.get("budget").asLong()).isEqualTo(10_000 - 5 - 1 - 1);
            assertThat(economy.get("difference").asLong()).isZero();
            assertThat(economy.get("issued").asLong())
                    .isEqualTo(economy.get("held").asLong()
                            + economy.get("treasury").asLong()
                            + economy.get("budget").asLong()
                            + economy.get("archive").asLong());
            assertThat(economy.get("accounts").asLong()).isEqualTo(2);
            assertThat(economy.at("/day/budget").asLong()).isEqualTo(10_000);
            assertThat(economy.at("/day/paid").asLong()).isEqualTo(7);
            assertThat(economy.at("/day/released").asLong()).isBetween(7L, 10_000L);
            assertThat(economy.at("/head/block").asLong()).isPositive();
            assertThat(economy.at("/head/hash").asString()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void theTariffIsPublicAsData() {
        Api api = RewardsService.shared().api();
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
}
