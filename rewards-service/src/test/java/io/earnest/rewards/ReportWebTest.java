package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Hostile;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

@Hostile
class ReportWebTest {
    private final Api api = RewardsService.shared().api();
    private final Person author = Person.named("ada", 15);
    private final Person commenter = Person.named("cid");
    private final Person voter = Person.named("dan");
    private final String article = Ids.random();
    private final String comment = Ids.random();

    @BeforeEach
    void signUp() {
        api.submit(Cmd.signedUp(author), Cmd.signedUp(commenter), Cmd.signedUp(voter));
    }

    @Test
    void theReportOfAnAuthorAddsUpToTheTwei() {
        aBusyArticle();
        Api.Answer answer = api.buy(article, author);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode report = answer.json();
        assertThat(answer.header("Location"))
                .isEqualTo("/api/pnl-reports/" + report.get("id").asString());
        assertThat(lines(report, "profit"))
                .containsExactly(
                        "PLUSES Earned for Pluses 1",
                        "COMMENT_REWARDS Comment Rewards 1",
                        "LIKES_OWN Likes Own 0",
                        "LIKES_COMMENTER Likes Commenter 0",
                        "LIKES_AUTHOR Likes Author 1",
                        "DISLIKES_AUTHOR Dislikes Author 1",
                        "READING Earned for Reading 0");
        assertThat(lines(report, "loss"))
                .containsExactly(
                        "MINUSES Spent for Minuses 0",
                        "COMMENT_TRIBUTES Comment Tributes 0",
                        "DISLIKES_OWN Dislikes Own 0",
                        "DISLIKES_COMMENTER Dislikes Commenter 0",
                        "PUBLISH_TRIBUTE Post Publish Tribute 20",
                        "PNL_REPORTS PnL Reports 1");
        assertThat(report.get("profitSubtotal").asLong()).isEqualTo(4);
        assertThat(report.get("lossSubtotal").asLong()).isEqualTo(21);
        assertThat(report.get("total").asLong()).isEqualTo(-17);
        assertThat(report.get("price").asLong()).isEqualTo(1);
        assertThat(report.get("account").asString()).isEqualTo(author.id());
        assertThat(report.get("articleId").asString()).isEqualTo(article);
        assertThat(report.at("/asOf/hash").asString()).matches("[0-9a-f]{64}");
        assertThat(report.at("/asOf/block").asLong()).isPositive();
        assertThat(report.at("/asOf/index").isInt()).isTrue();
        assertThat(report.at("/asOf/at").asString()).endsWith("Z");
        assertThat(sumOfWallet(author)).isEqualTo(-17);
    }

    @Test
    void theReportOfACommenterAddsUpToo() {
        aBusyArticle();
        JsonNode report = api.buy(article, commenter).json();
        assertThat(lines(report, "profit")).contains("LIKES_COMMENTER Likes Commenter 1");
        assertThat(lines(report, "loss"))
                .contains(
                        "COMMENT_TRIBUTES Comment Tributes 4",
                        "DISLIKES_COMMENTER Dislikes Commenter 1",
                        "PNL_REPORTS PnL Reports 1");
        assertThat(report.get("total").asLong()).isEqualTo(1 - 4 - 1 - 1).isEqualTo(sumOfWallet(commenter));
    }

    @Test
    void aLineOpensIntoItsEntries() {
        aBusyArticle();
        JsonNode report = api.buy(article, voter).json();
        String entries = "/api/pnl-reports/" + report.get("id").asString() + "/entries";
        assertThat(sum(api.get(entries + "?limit=100", voter).json()))
                .isEqualTo(report.get("total").asLong());
        for (String side : List.of("profit", "loss")) {
            for (JsonNode line : report.get(side)) {
                JsonNode opened = api.get(entries + "?line=" + line.get("line").asString(), voter)
                        .json();
                long shown = line.get("twei").asLong();
                assertThat(sum(opened)).isEqualTo(side.equals("profit") ? shown : -shown);
            }
        }
        JsonNode price = api.get(entries + "?line=PNL_REPORTS", voter).json().at("/items/0");
        assertThat(price.get("reportId").asString()).isEqualTo(report.get("id").asString());
        assertThat(price.get("twei").asLong()).isEqualTo(-1);
    }

    @Test
    void theEntriesOfAReportComeAsCsvToo() {
        api.submit(Cmd.read(article, voter, author, 120));
        JsonNode report = api.buy(article, voter).json();
        api.submit(Cmd.minused(article, voter, author));
        String path = "/api/pnl-reports/" + report.get("id").asString() + "/entries";
        Api.Answer csv = api.call("GET", path, api.bearer(voter), null, "Accept", "text/csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Disposition")).contains("earnest-report.csv");
        assertThat(csv.text().lines()).hasSize(3);
        assertThat(csv.text()).contains(",READING,Earned for Reading,2,").doesNotContain("MINUSES");
        assertThat(api.call("GET", path, api.bearer(author), null, "Accept", "text/csv")
                        .status())
                .as("another's")
                .isEqualTo(404);
    }

    @Test
    void whereThePriceWouldEatTheProfitTheOfferSaysSo() {
        String pnl = "/api/articles/" + article + "/pnl";
        assertThat(api.get(pnl, voter).json().get("priceEatsProfit").asBoolean())
                .as("no profit")
                .isFalse();
        api.submit(Cmd.read(article, voter, author, 30));
        assertThat(api.get(pnl, voter).json().get("priceEatsProfit").asBoolean())
                .as("a profit of 1")
                .isTrue();
        String other = Ids.random();
        api.submit(Cmd.read(other, voter, author, 150));
        assertThat(api.get("/api/articles/" + other + "/pnl", voter)
                        .json()
                        .get("priceEatsProfit")
                        .asBoolean())
                .as("a profit of 3")
                .isFalse();
    }

    @Test
    void anOpenedLineShowsNothingThatCameAfterTheReport() {
        api.submit(Cmd.read(article, voter, author, 60));
        JsonNode report = api.buy(article, voter).json();
        api.submit(Cmd.minused(article, voter, author));
        String entries = "/api/pnl-reports/" + report.get("id").asString() + "/entries";
        assertThat(api.get(entries, voter).json().get("items")).hasSize(2);
        assertThat(api.get(entries + "?line=MINUSES", voter).json().get("items"))
                .isEmpty();
    }

    @Test
    void newerActivityShowsUntilASecondReportIsBought() {
        String pnl = "/api/articles/" + article + "/pnl";
        JsonNode before = api.get(pnl, voter).json();
        assertThat(before.get("price").asLong()).isEqualTo(1);
        assertThat(before.get("lines"))
                .hasSize(13)
                .allSatisfy(line -> assertThat(line.get("twei").isNull()).isTrue());
        assertThat(before.at("/lines/0/title").asString()).isEqualTo("Earned for Pluses");
        assertThat(before.at("/lines/12/side").asString()).isEqualTo("LOSS");
        assertThat(before.get("reports")).isEmpty();
        assertThat(before.get("newerActivity").asBoolean()).isFalse();

        api.submit(Cmd.read(article, voter, author, 60));
        JsonNode first = api.buy(article, voter).json();
        assertThat(api.get(pnl, voter).json().get("newerActivity").asBoolean()).isFalse();
        assertThat(api.get(pnl, voter).json().at("/reports/0/asOf")).isEqualTo(first.get("asOf"));

        api.submit(Cmd.minused(article, voter, author));
        assertThat(api.get(pnl, voter).json().get("newerActivity").asBoolean()).isTrue();

        JsonNode second = api.buy(article, voter).json();
        assertThat(second.get("total").asLong()).isEqualTo(1 - 2 - 1 - 1);
        JsonNode after = api.get(pnl, voter).json();
        assertThat(after.get("newerActivity").asBoolean()).isFalse();
        assertThat(after.get("reports").valueStream().map(r -> r.get("id").asString()))
                .containsExactly(second.get("id").asString(), first.get("id").asString());
        assertThat(api.get("/api/pnl-reports?articleId=words-" + article, voter)
                        .json()
                        .get("items")
                        .valueStream()
                        .toList())
                .containsExactly(second, first);
    }

    @Test
    void theSameIdempotencyKeyBuysOnce() {
        api.submit(Cmd.read(article, voter, author, 60));
        Api.Answer first = api.buy(article, voter, "Idempotency-Key", "k1");
        api.submit(Cmd.minused(article, voter, author));
        Api.Answer again = api.buy(article, voter, "Idempotency-Key", "k1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        Api.Answer another = api.buy(article, voter, "Idempotency-Key", "k2");
        assertThat(another.json().get("id")).isNotEqualTo(first.json().get("id"));
        assertThat(balance(voter)).isEqualTo(20 + 1 - 2 - 2);
    }

    @Test
    void theSameKeyAtAnyAddressOfTheArticleBuysOnce() {
        api.submit(Cmd.read(article, voter, author, 60));
        Api.Answer byId = api.buy(article, voter, "Idempotency-Key", "k1");
        Api.Answer bySlug = api.buy("some-words-" + article, voter, "Idempotency-Key", "k1");
        Api.Answer byFormerSlug = api.buy("former-words-" + article, voter, "Idempotency-Key", "k1");
        assertThat(bySlug.text()).isEqualTo(byId.text());
        assertThat(byFormerSlug.text()).isEqualTo(byId.text());
        assertThat(balance(voter)).isEqualTo(20 + 1 - 1);
    }

    @Test
    void manyRequestsWithOneKeyAtOnceBuyOneReport() {
        api.submit(Cmd.read(article, voter, author, 60));
        Set<String> answers = atOnce(8, i -> api.buy(article, voter, "Idempotency-Key", "k1"))
                .map(Api.Answer::text)
                .collect(Collectors.toSet());
        assertThat(answers).hasSize(1);
        assertThat(balance(voter)).isEqualTo(20 + 1 - 1);
        assertThat(api.get("/api/pnl-reports", voter).json().get("items")).hasSize(1);
    }

    @Test
    void theLastTweiBuysOneReportOfManyAskedForAtOnce() {
        api.submit(Cmd.published(article, author));
        api.submit(Cmd.granted(Ids.random(), 1, author.id()));
        List<Integer> statuses = atOnce(6, i -> api.buy(article, author, "Idempotency-Key", "k" + i))
                .map(Api.Answer::status)
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(201, 402, 402, 402, 402, 402);
        assertThat(balance(author)).isZero();
    }

    private static <T> Stream<T> atOnce(int count, IntFunction<T> call) {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<T>> calls = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> call.apply(i)))
                    .toList();
            threads.close();
            return calls.stream().map(Future::resultNow);
        }
    }

    @Test
    void whoHasNoEntryForTheArticlePaysNothingForNothing() {
        Api.Answer answer = api.buy(article, voter, "Idempotency-Key", "k1");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("nothing-to-report");
        assertThat(balance(voter)).isEqualTo(20);
        api.submit(Cmd.read(article, voter, author, 60));
        assertThat(api.buy(article, voter, "Idempotency-Key", "k1").status()).isEqualTo(201);
    }

    @Test
    void whoCannotPayIsToldBalanceAndPriceAndMayTryAgain() {
        api.submit(Cmd.published(article, author));
        Api.Answer refused = api.buy(article, author, "Idempotency-Key", "k1");
        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.problem()).isEqualTo("insufficient-twei");
        assertThat(refused.json().get("balance").asLong()).isZero();
        assertThat(refused.json().get("price").asLong()).isEqualTo(1);
        api.submit(Cmd.granted(Ids.random(), 1, author.id()));
        Api.Answer bought = api.buy(article, author, "Idempotency-Key", "k1");
        assertThat(bought.status()).isEqualTo(201);
        assertThat(bought.json().get("total").asLong()).isEqualTo(-21);
    }

    @Test
    void anothersReportIsNotThere() {
        api.submit(Cmd.read(article, voter, author, 60));
        String report =
                "/api/pnl-reports/" + api.buy(article, voter).json().get("id").asString();
        assertThat(api.get(report, voter).status()).isEqualTo(200);
        assertThat(api.get(report, author).status()).isEqualTo(404);
        assertThat(api.get(report + "/entries", author).status()).isEqualTo(404);
        assertThat(api.get(report).status()).isEqualTo(401);
        assertThat(api.get("/api/pnl-reports?articleId=" + article, author)
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(api.get("/api/pnl-reports/" + Ids.random(), voter).status()).isEqualTo(404);
    }

    @Test
    void aSignedReportIsTheSameBytesAtEachReading() throws Exception {
        api.submit(Cmd.read(article, voter, author, 60));
        Api.Answer bought = api.buy(article, voter);
        String path = bought.header("Location");
        assertThat(api.get(path, voter).text()).isEqualTo(bought.text());
        Map<String, Object> members =
                Api.JSON.readValue(bought.text(), new TypeReference<TreeMap<String, Object>>() {});
        assertThat(bought.text())
                .startsWith(
                        "{\"account\":\"" + voter.id() + "\",\"articleId\":\"" + article + "\",\"asOf\":{\"at\":\"");
        String signature = (String) members.remove("signature");
        String signed = bought.text().replace(",\"signature\":\"" + signature + "\"", "");
        assertThat(signed).isNotEqualTo(bought.text());
        assertThat(Signatures.verify(RewardsService.KEYS.ledgerKeyFile(), signed, signature))
                .isTrue();
        assertThat(Signatures.verify(
                        RewardsService.KEYS.ledgerKeyFile(), signed.replace("\"price\":1", "\"price\":2"), signature))
                .isFalse();
    }

    @Test
    void aSlugServesWhereAnIdDoes() {
        api.submit(Cmd.read(article, voter, author, 60));
        assertThat(api.get("/api/articles/any-words-" + article + "/pnl", voter)
                        .json()
                        .get("articleId")
                        .asString())
                .isEqualTo(article);
        assertThat(api.buy("any-words-" + article, voter)
                        .json()
                        .get("articleId")
                        .asString())
                .isEqualTo(article);
        assertThat(api.get("/api/articles/words-/pnl", voter).status()).isEqualTo(404);
        assertThat(api.buy("a:b", voter).status()).isEqualTo(404);
    }

    /** Everything that can happen below an article. */
    private void aBusyArticle() {
        api.booked(Cmd.published(article, author));
        api.booked(Cmd.read(article, voter, author, 300));
        api.booked(Cmd.plussed(article, voter, author));
        api.booked(Cmd.commented(article, comment, commenter, author));
        api.booked(Cmd.liked(article, comment, voter, commenter, author));
        Person foe = Person.named("foe");
        api.submit(Cmd.signedUp(foe));
        api.booked(Cmd.disliked(article, comment, foe, commenter, author));
        api.booked(Cmd.minused(article, foe, author));
        api.submit(Cmd.granted(Ids.random(), 5, author.id()));
    }

    private static List<String> lines(JsonNode report, String side) {
        return report.get(side)
                .valueStream()
                .map(line -> line.get("line").asString() + " "
                        + line.get("title").asString() + " " + line.get("twei").asLong())
                .toList();
    }

    private long sumOfWallet(Person person) {
        return sum(api.get("/api/wallet/entries?limit=100&articleId=" + article, person)
                .json());
    }

    private static long sum(JsonNode page) {
        return page.get("items")
                .valueStream()
                .mapToLong(item -> item.get("twei").asLong())
                .sum();
    }

    private long balance(Person person) {
        return api.get("/api/wallet", person).json().get("balance").asLong();
    }
}
