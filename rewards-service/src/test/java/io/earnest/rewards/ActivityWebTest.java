package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ActivityWebTest {
    private final Api api = RewardsService.shared().api();
    private final Person author = Person.named("ada", 15);
    private final Person reader = Person.named("bob", 1);
    private final String article = Ids.random();

    @BeforeEach
    void signUp() {
        api.submit(Cmd.signedUp(author), Cmd.signedUp(reader));
    }

    @Test
    void aReadingPaysAndSaysHowItWasSettled() {
        JsonNode result = api.submit(Cmd.read(article, reader, author, 150)).getFirst();
        JsonNode settlement = result.get("settlement");
        assertThat(result.get("outcome").asString()).isEqualTo("BOOKED");
        assertThat(result.get("problem").isNull()).isTrue();
        assertThat(result.get("consequences").isEmpty()).isTrue();
        assertThat(settlement.get("status").asString()).isEqualTo("PAID");
        assertThat(settlement.get("twei").asLong()).isEqualTo(3);
        assertThat(settlement.get("reason").isNull()).isTrue();
        assertThat(settlement.get("block").asLong()).isPositive();
        assertThat(settlement.get("legs")).hasSize(1);
        assertThat(settlement.at("/legs/0/role").asString()).isEqualTo("READER");
    }

    @Test
    void anUnpaidReadingSaysWhy() {
        JsonNode settlement = api.booked(Cmd.read(article, author, author, 150));
        assertThat(settlement.get("status").asString()).isEqualTo("UNPAID");
        assertThat(settlement.get("reason").asString()).isEqualTo("own-article");
        assertThat(settlement.get("twei").asLong()).isZero();
    }

    @Test
    void theSameCommandGetsTheSameAnswerForEver() {
        Cmd command = Cmd.read(article, reader, author, 150);
        JsonNode first = api.submit(command).getFirst();
        assertThat(api.submit(command).getFirst()).isEqualTo(first);
        JsonNode nextAttempt = api.submit(command.attempt(2)).getFirst();
        assertThat(nextAttempt.get("settlement")).isEqualTo(first.get("settlement"));
        assertThat(balance(reader)).isEqualTo(23);
    }

    @Test
    void whatCannotBePaidIsRefusedWholeWithBalanceAndPrice() {
        Cmd publication = Cmd.published(article, author);
        api.booked(publication);
        Cmd tooMuch = Cmd.published(Ids.random(), author);
        JsonNode refused = api.submit(tooMuch).getFirst();
        assertThat(refused.get("outcome").asString()).isEqualTo("REFUSED");
        assertThat(refused.at("/settlement/status").asString()).isEqualTo("REFUSED");
        assertThat(refused.at("/problem/type").asString()).isEqualTo("/problems/insufficient-twei");
        assertThat(refused.at("/problem/status").asInt()).isEqualTo(402);
        assertThat(refused.at("/problem/balance").asLong()).isZero();
        assertThat(refused.at("/problem/price").asLong()).isEqualTo(20);
        assertThat(refused.at("/problem/detail").asString()).isNotBlank();

        api.booked(Cmd.granted(Ids.random(), 20, author.id()));
        assertThat(api.submit(tooMuch).getFirst()).isEqualTo(refused);
        assertThat(api.booked(tooMuch.attempt(2)).get("twei").asLong()).isEqualTo(-20);
    }

    @Test
    void theSixthPublicationOfADayIsRefused() {
        api.booked(Cmd.granted(Ids.random(), 1000, author.id()));
        for (int i = 0; i < 5; i++) {
            api.booked(Cmd.published(Ids.random(), author));
        }
        JsonNode sixth = api.submit(Cmd.published(Ids.random(), author)).getFirst();
        assertThat(sixth.at("/problem/type").asString()).isEqualTo("/problems/daily-limit");
        assertThat(sixth.at("/problem/status").asInt()).isEqualTo(429);
        assertThat(sixth.at("/settlement/reason").asString()).isEqualTo("daily-limit");
    }

    @Test
    void aKeyThatIsBookedOtherwiseIsAConflict() {
        api.booked(Cmd.plussed(article, reader, author));
        JsonNode result =
                api.submit(Cmd.minused(article, reader, author).attempt(2)).getFirst();
        assertThat(result.get("outcome").asString()).isEqualTo("CONFLICT");
        assertThat(result.get("settlement").isNull()).isTrue();
        assertThat(result.at("/problem/status").asInt()).isEqualTo(409);
    }

    @Test
    void theThirdLikeBringsTheCommentReward() {
        Person commenter = Person.named("cid");
        String comment = Ids.random();
        api.submit(Cmd.signedUp(commenter));
        api.booked(Cmd.commented(article, comment, commenter, author));
        for (int i = 1; i <= 3; i++) {
            Person voter = Person.named("voter" + i);
            JsonNode result = api.submit(Cmd.liked(article, comment, voter, commenter, author))
                    .getFirst();
            assertThat(result.get("consequences")).hasSize(i == 3 ? 1 : 0);
            if (i == 3) {
                JsonNode valued = result.at("/consequences/0");
                assertThat(valued.get("activity").asString()).isEqualTo("comment-valued");
                assertThat(valued.get("key").asString()).isEqualTo("comment-valued:" + comment);
                assertThat(valued.get("account").asString()).isEqualTo(commenter.id());
                assertThat(valued.get("twei").asLong()).isEqualTo(5);
                assertThat(valued.get("reason").isNull()).isTrue();
            }
        }
        assertThat(balance(commenter)).isEqualTo(20 - 4 + 3 + 5);
    }

    @Test
    void aBatchIsAnsweredInItsOrderAndOneBadCommandSpoilsNoOther() {
        Person another = Person.named("eve");
        List<JsonNode> results = api.submit(
                Cmd.read(article, reader, author, 60),
                Cmd.of("something:x", "article-eaten", reader.id()),
                Cmd.read(article, another, author, 60).with("command", "no-key"),
                Cmd.read(article, author, author, 60),
                Cmd.read(article, another, author, 60));
        assertThat(results.stream().map(r -> r.get("outcome").asString()))
                .containsExactly("BOOKED", "INVALID", "INVALID", "BOOKED", "BOOKED");
        assertThat(results.get(1).at("/problem/type").asString()).isEqualTo("/problems/invalid-command");
        assertThat(results.get(2).at("/problem/detail").asString()).isNotBlank();
        assertThat(results.get(4).get("command").asString())
                .isEqualTo(Cmd.read(article, another, author, 60).command());
    }

    @Test
    void nobodySubmitsAnothersActivitiesNorTheLedgersOwn() {
        assertThat(api.submitAs("comment-service", Cmd.read(article, reader, author, 60))
                        .status())
                .isEqualTo(403);
        assertThat(api.submitAs("article-service", Cmd.signedUp(reader)).status())
                .isEqualTo(403);
        assertThat(api.submitAs("article-service", Cmd.granted("g", 5, reader.id()))
                        .status())
                .isEqualTo(403);
        assertThat(api.submitAs("profile-service", Cmd.commented(article, "c", reader, author))
                        .status())
                .isEqualTo(403);
        assertThat(api.submitAs("gateway", Cmd.signedUp(reader)).status()).isEqualTo(401);
        for (String own : List.of("day-opened", "comment-valued", "pnl-report")) {
            for (String caller : List.of("article-service", "comment-service", "profile-service")) {
                assertThat(api.submitAs(caller, Cmd.of(own + ":x", own, reader.id()))
                                .status())
                        .as(own + " by " + caller)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void oneCommandBeyondTheScopesRefusesTheWholeBatch() {
        Person nobody = Person.named("nobody");
        var answer = api.submitAs(
                "article-service", Cmd.read(article, nobody, author, 60), Cmd.granted("g2", 5, nobody.id()));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
        assertThat(balance(nobody)).isZero();
    }

    @Test
    void aPersonsTokenOpensNothingInside() {
        assertThat(api.call("POST", "/internal/activities", api.bearer(reader), Map.of("commands", List.of()))
                        .status())
                .isEqualTo(401);
        assertThat(api.call("POST", "/internal/activities", null, Map.of("commands", List.of()))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"commands\":[]}",
                "{\"commands\":null}",
                "{\"commands\":[null]}",
                "{\"commands\":[{}]}",
                "{\"commands\":[{\"command\":\"\",\"activity\":\"article-read\",\"actor\":\"x\"}]}",
                "{\"commands\":[{\"command\":\"k#1\",\"activity\":\"article-read\",\"actor\":{\"$gt\":\"\"}}]}",
                "{\"commands\":[{\"command\":\"k#1\",\"activity\":\"article-read\",\"actor\":\"x\",\"level\":\"high\"}]}"
            })
    void anUnreadableBatchIs400(String body) {
        var answer = api.internal("POST", "/internal/activities", "article-service", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void aBatchHasAtMost512Commands() {
        Cmd command = Cmd.read(article, reader, author, 60);
        assertThat(api.submitAs(
                                "article-service",
                                Collections.nCopies(513, command).toArray(Cmd[]::new))
                        .status())
                .isEqualTo(400);
        assertThat(api.submit(Collections.nCopies(512, command).toArray(Cmd[]::new)))
                .hasSize(512)
                .allSatisfy(result ->
                        assertThat(result.at("/settlement/twei").asLong()).isEqualTo(1));
        assertThat(balance(reader)).isEqualTo(21);
    }

    @Test
    void aTariffThatIsNoneIsInvalidAndTheNextVersionIsTaken() {
        JsonNode inForce = api.get("/api/tariff").json();
        Map<String, Object> next = Api.JSON.convertValue(inForce, new tools.jackson.core.type.TypeReference<>() {});
        next.put("version", inForce.get("version").asInt() + 100);
        Cmd change = Cmd.of("tariff:" + next.get("version"), "tariff-changed", "operator");
        JsonNode none = api.submit(change.with("tariff", Map.of("version", 2))).getFirst();
        assertThat(none.get("outcome").asString()).isEqualTo("INVALID");
        assertThat(none.at("/problem/detail").asString()).isEqualTo("prices is missing");
        JsonNode refused = api.submit(change.with("tariff", next)).getFirst();
        assertThat(refused.get("outcome").asString()).isEqualTo("REFUSED");
        assertThat(refused.at("/problem/type").asString()).isEqualTo("/problems/tariff-version");
    }

    private long balance(Person person) {
        return api.get("/api/wallet", person).json().get("balance").asLong();
    }
}
