package io.earnest.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WalletWebTest {
    private final Api api = RewardsService.shared().api();
    private final Person author = Person.named("ada", 15);
    private final Person reader = Person.named("bob", 5);
    private final String article = Ids.random();

    @Test
    void aNewProfileHasItsStarterGrantAndAllAllowances() {
        api.submit(Cmd.signedUp(reader));
        JsonNode wallet = api.get("/api/wallet", reader).json();
        assertThat(wallet.get("account").asString()).isEqualTo(reader.id());
        assertThat(wallet.get("balance").asLong()).isEqualTo(20);
        assertThat(wallet.get("earnedToday").asLong()).isEqualTo(20);
        assertThat(wallet.get("spentToday").asLong()).isZero();
        assertThat(wallet.at("/asOf/block").asLong()).isPositive();
        assertThat(wallet.at("/asOf/at").asString()).endsWith("Z");
        assertThat(wallet.at("/asOf/day").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(wallet.get("allowances").valueStream().map(JsonNode::toString))
                .containsExactlyInAnyOrder(
                        "{\"activity\":\"article-read\",\"used\":0,\"limit\":8}",
                        "{\"activity\":\"reader-twei\",\"used\":0,\"limit\":10}",
                        "{\"activity\":\"article-plussed\",\"used\":0,\"limit\":5}",
                        "{\"activity\":\"comment-liked\",\"used\":0,\"limit\":5}",
                        "{\"activity\":\"article-published\",\"used\":0,\"limit\":5}",
                        "{\"activity\":\"comment-valued\",\"used\":0,\"limit\":3}");
    }

    @Test
    void theReadingAllowanceFollowsTheLevelOfTheToken() {
        for (var expected : List.of(List.of(1, 3), List.of(4, 3), List.of(5, 8), List.of(12, 8), List.of(13, 20))) {
            Person person = Person.named("p", expected.getFirst());
            JsonNode wallet = api.get("/api/wallet", person).json();
            assertThat(wallet.at("/allowances/0/limit").asInt()).isEqualTo(expected.getLast());
        }
    }

    @Test
    void earnedAndSpentTodayAreGross() {
        api.submit(Cmd.signedUp(reader));
        api.submit(Cmd.read(article, reader, author, 120), Cmd.minused(article, reader, author));
        JsonNode wallet = api.get("/api/wallet", reader).json();
        assertThat(wallet.get("balance").asLong()).isEqualTo(20);
        assertThat(wallet.get("earnedToday").asLong()).isEqualTo(22);
        assertThat(wallet.get("spentToday").asLong()).isEqualTo(2);
        assertThat(wallet.at("/allowances/0/used").asLong()).isEqualTo(1);
        assertThat(wallet.at("/allowances/1/used").asLong()).isEqualTo(2);
    }

    @Test
    void entriesAreListedNewestFirstWithTheirTitlesAndBalances() {
        api.submit(Cmd.signedUp(reader));
        api.submit(Cmd.read(article, reader, author, 120));
        api.submit(Cmd.minused(article, reader, author));
        api.submit(Cmd.granted(Ids.random(), 7, reader.id()));
        List<JsonNode> items = entries("/api/wallet/entries", reader);
        assertThat(items.stream().map(item -> item.get("title").asString()))
                .containsExactly("Grant", "Spent for Minuses", "Earned for Reading", "Starter Grant");
        assertThat(items.stream().map(item -> item.get("twei").asLong())).containsExactly(7L, -2L, 2L, 20L);
        assertThat(items.stream().map(item -> item.get("balanceAfter").asLong()))
                .containsExactly(27L, 20L, 22L, 20L);
        JsonNode minus = items.get(1);
        assertThat(minus.get("line").asString()).isEqualTo("MINUSES");
        assertThat(minus.get("activity").asString()).isEqualTo("article-minused");
        assertThat(minus.get("articleId").asString()).isEqualTo(article);
        assertThat(minus.get("reportId").isNull()).isTrue();
        assertThat(minus.get("tariff").asInt()).isEqualTo(1);
        assertThat(minus.get("at").asString()).endsWith("Z");
        assertThat(items.getFirst().get("line").isNull()).isTrue();
        assertThat(items.getFirst().get("articleId").isNull()).isTrue();
        assertThat(items.stream().map(item -> item.get("id").asString())).doesNotHaveDuplicates();
    }

    @Test
    void nothingInAWalletNamesAnotherParty() {
        Person commenter = Person.named("cid");
        String comment = Ids.random();
        api.submit(Cmd.signedUp(reader), Cmd.signedUp(commenter), Cmd.signedUp(author));
        api.booked(Cmd.commented(article, comment, commenter, author));
        api.booked(Cmd.liked(article, comment, reader, commenter, author));
        for (Person person : List.of(reader, commenter, author)) {
            String text = api.get("/api/wallet/entries", person).text();
            assertThat(text).contains(article).contains(comment);
            for (Person other : List.of(reader, commenter, author)) {
                if (other != person) {
                    assertThat(text).doesNotContain(other.id());
                }
            }
        }
    }

    @Test
    void entriesAreFilteredByArticleOrSlugAndLine() {
        api.submit(Cmd.signedUp(reader));
        api.submit(Cmd.read(article, reader, author, 60), Cmd.minused(article, reader, author));
        api.submit(Cmd.read(Ids.random(), reader, author, 60));
        assertThat(entries("/api/wallet/entries?articleId=" + article, reader)).hasSize(2);
        assertThat(entries("/api/wallet/entries?articleId=some-words-" + article, reader))
                .hasSize(2);
        assertThat(entries("/api/wallet/entries?line=READING", reader)).hasSize(2);
        assertThat(entries("/api/wallet/entries?line=MINUSES&articleId=" + article, reader))
                .hasSize(1);
        assertThat(entries("/api/wallet/entries?articleId=" + Ids.random(), reader))
                .isEmpty();
    }

    @Test
    void anUnpaidLegIsNoEntryOfTheWallet() {
        api.submit(Cmd.signedUp(author));
        api.submit(Cmd.read(article, author, author, 60));
        assertThat(entries("/api/wallet/entries?articleId=" + article, author)).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapsWhileEntriesAreAdded() {
        for (int i = 0; i < 7; i++) {
            api.submit(Cmd.granted(Ids.random(), i + 1, reader.id()));
        }
        List<Long> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    api.get("/api/wallet/entries?limit=3" + cursor, reader).json();
            page.get("items")
                    .valueStream()
                    .forEach(item -> seen.add(item.get("twei").asLong()));
            cursor = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").asString();
            api.submit(Cmd.granted(Ids.random(), 100, reader.id()));
        } while (cursor != null);
        assertThat(seen).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void aReversalStandsOnTheSameLineWithTheSignTurned() {
        api.submit(Cmd.signedUp(reader));
        Cmd reading = Cmd.read(article, reader, author, 120);
        api.booked(reading);
        api.booked(Cmd.reversed("article-read:" + article + ":" + reader.id()));
        List<JsonNode> items = entries("/api/wallet/entries?articleId=" + article, reader);
        assertThat(items.stream().map(item -> item.get("twei").asLong())).containsExactly(-2L, 2L);
        assertThat(items.getFirst().get("line").asString()).isEqualTo("READING");
        assertThat(items.getFirst().get("activity").asString()).isEqualTo("reversed");
        JsonNode undone = items.getFirst().get("undoes");
        assertThat(undone.get("id").asString())
                .isEqualTo(items.getLast().get("id").asString());
        assertThat(undone.get("title").asString()).isEqualTo("Earned for Reading");
        assertThat(undone.get("activity").asString()).isEqualTo("article-read");
        assertThat(items.getLast().get("undoes").isNull()).isTrue();
    }

    @Test
    void whatWasNotPaidIsListedWithTheReasonWhereItIsAskedFor() {
        api.submit(Cmd.signedUp(author));
        api.submit(Cmd.read(article, author, author, 60));
        String path = "/api/wallet/entries?articleId=" + article;
        assertThat(entries(path, author)).isEmpty();
        JsonNode unpaid = entries(path + "&unpaid=true", author).getFirst();
        assertThat(unpaid.get("unpaid").asString()).isEqualTo("own-article");
        assertThat(unpaid.get("twei").asLong()).isZero();
        assertThat(unpaid.get("due").asLong()).isEqualTo(1);
        assertThat(unpaid.get("balanceAfter").isNull()).isTrue();
    }

    @Test
    void theHistoryAddsUpToTheBalanceByDayActivityAndArticle() {
        api.submit(Cmd.signedUp(reader));
        api.submit(Cmd.read(article, reader, author, 120), Cmd.minused(article, reader, author));
        api.submit(Cmd.granted(Ids.random(), 7, reader.id()));
        JsonNode history = api.get("/api/wallet/history?days=3", reader).json();
        assertThat(history.get("opening").asLong()).isZero();
        assertThat(history.get("complete").asBoolean()).isTrue();
        assertThat(history.get("days")).hasSize(3);
        JsonNode today = history.get("days").get(2);
        assertThat(today.get("date").asString()).isEqualTo(history.get("to").asString());
        assertThat(today.get("balance").asLong()).isEqualTo(27);
        assertThat(today.get("earned").asLong()).as("without grants").isEqualTo(2);
        assertThat(today.get("spent").asLong()).isEqualTo(2);
        assertThat(today.get("granted").asLong()).isEqualTo(27);
        assertThat(history.get("days").get(1).get("balance").asLong()).isZero();
        assertThat(history.get("activities")
                        .valueStream()
                        .map(a -> a.get("title").asString() + " "
                                + a.get("came").asLong() + " " + a.get("went").asLong()))
                .containsExactly("Starter Grant 20 0", "Grant 7 0", "Earned for Reading 2 0", "Spent for Minuses 0 2");
        assertThat(history.get("articles")).hasSize(1);
        assertThat(history.at("/articles/0/articleId").asString()).isEqualTo(article);
        assertThat(history.at("/articles/0/came").asLong()).isEqualTo(2);
        assertThat(history.get("otherArticles").isNull()).isTrue();
        assertThat(api.get("/api/wallet/history?days=91", reader).status()).isEqualTo(400);
        assertThat(api.get("/api/wallet/history").status()).isEqualTo(401);
    }

    @Test
    void aListLearnsWhichOfItsArticlesWereReadAndWhatForEach() {
        String unread = Ids.random();
        api.submit(Cmd.signedUp(reader));
        api.booked(Cmd.read(article, reader, author, 120));
        api.booked(Cmd.reversed("article-read:" + article + ":" + reader.id()));
        JsonNode readings = api.get("/api/wallet/readings?articleIds=some-words-" + article + "," + unread, reader)
                .json();
        assertThat(readings).hasSize(1);
        assertThat(readings.get(0).get("articleId").asString()).isEqualTo(article);
        assertThat(readings.get(0).get("twei").asLong()).isEqualTo(2);
        assertThat(api.get("/api/wallet/readings?articleIds=" + (article + ",").repeat(51), reader)
                        .status())
                .isEqualTo(400);
        assertThat(api.get("/api/wallet/readings?articleIds=" + article).status())
                .isEqualTo(401);
    }

    @Test
    void askedWronglyItSaysWhat() {
        assertThat(api.get("/api/wallet").status()).isEqualTo(401);
        assertThat(api.get("/api/wallet/entries").status()).isEqualTo(401);
        for (String query : List.of("limit=0", "limit=101", "limit=x", "cursor=!!", "cursor=abcd", "line=NONE")) {
            var answer = api.get("/api/wallet/entries?" + query, reader);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.problem()).isEqualTo("invalid-request");
        }
    }

    private List<JsonNode> entries(String path, Person person) {
        return api.get(path, person).json().get("items").valueStream().toList();
    }
}
