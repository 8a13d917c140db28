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

class InternalReadsWebTest {
    private final Api api = RewardsService.shared().api();
    private final Person author = Person.named("ada", 15);
    private final Person reader = Person.named("bob", 1);
    private final String article = Ids.random();

    @Test
    void anOpportunityIsWhatTheReadingWouldPayNow() {
        assertThat(opportunity(reader, author.id(), 150)).isEqualTo("{\"twei\":3,\"reason\":null}");
        assertThat(opportunity(reader, author.id(), 15)).isEqualTo("{\"twei\":1,\"reason\":null}");
        assertThat(opportunity(reader, author.id(), 3000)).isEqualTo("{\"twei\":5,\"reason\":null}");
        assertThat(opportunity(reader, "archive", 61)).isEqualTo("{\"twei\":2,\"reason\":null}");
        assertThat(opportunity(author, author.id(), 150)).isEqualTo("{\"twei\":0,\"reason\":\"own-article\"}");
        api.booked(Cmd.read(article, reader, author, 150));
        assertThat(opportunity(reader, author.id(), 150)).isEqualTo("{\"twei\":0,\"reason\":\"already-paid\"}");
    }

    @Test
    void theReadersLimitCutsTheLastReadingAndThenEndsThem() {
        for (int i = 0; i < 2; i++) {
            api.booked(Cmd.read(Ids.random(), reader, author, 240));
        }
        assertThat(opportunity(reader, author.id(), 300)).isEqualTo("{\"twei\":2,\"reason\":null}");
        api.booked(Cmd.read(Ids.random(), reader, author, 300));
        assertThat(opportunity(reader, author.id(), 300)).isEqualTo("{\"twei\":0,\"reason\":\"daily-limit\"}");
        JsonNode allowances = allowances("?profile=" + reader.id() + "&level=1").json();
        assertThat(allowances.get("opportunity").isNull()).isTrue();
        assertThat(allowances.get("day").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(allowances.get("allowances").valueStream().map(JsonNode::toString))
                .contains(
                        "{\"activity\":\"article-read\",\"used\":3,\"limit\":3}",
                        "{\"activity\":\"reader-twei\",\"used\":10,\"limit\":10}");
    }

    @Test
    void allowancesNeedTheirScopeAndTheirParameters() {
        assertThat(allowances("").status()).isEqualTo(400);
        assertThat(allowances("?profile=").status()).isEqualTo(400);
        assertThat(allowances("?profile=x&level=0").status()).isEqualTo(400);
        assertThat(allowances("?profile=x&level=1&article=a&author=b&requiredSeconds=0")
                        .status())
                .isEqualTo(400);
        assertThat(api.call("GET", "/internal/allowances?profile=x", api.bearer(reader), null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void operatorsSeeWholeEntriesUnpaidLegsToo() {
        Person commenter = Person.named("cid");
        String comment = Ids.random();
        api.submit(Cmd.signedUp(commenter));
        api.booked(Cmd.commented(article, comment, commenter, author));
        api.booked(Cmd.liked(article, comment, author, commenter, author));
        JsonNode items =
                entries("?account=" + author.id() + "&article=" + article).get("items");
        assertThat(items.valueStream().map(item -> item.get("key").asString()))
                .containsExactly("comment-voted:" + comment + ":" + author.id(), "comment-posted:" + comment);
        JsonNode posted = items.get(1);
        assertThat(posted.get("activity").asString()).isEqualTo("comment-posted");
        assertThat(posted.get("article").asString()).isEqualTo(article);
        assertThat(posted.get("comment").asString()).isEqualTo(comment);
        assertThat(posted.get("tariff").asInt()).isEqualTo(1);
        assertThat(posted.get("block").asLong()).isPositive();
        assertThat(posted.get("index").isInt()).isTrue();
        assertThat(posted.get("postings")
                        .valueStream()
                        .mapToLong(p -> p.get("twei").asLong()))
                .containsExactlyInAnyOrder(-4L, 1L, 3L);
        assertThat(posted.get("postings")
                        .valueStream()
                        .map(p -> p.get("account").asString()))
                .contains(commenter.id(), author.id(), "treasury");
        // An author who likes below their own article gets the voter's leg only.
        JsonNode liked = items.get(0).get("postings");
        assertThat(liked.valueStream()
                        .filter(p -> p.get("account").asString().equals(author.id()))
                        .filter(p -> p.get("unpaid").isNull())
                        .map(p -> p.get("line").asString()))
                .containsExactly("LIKES_OWN");
    }

    @Test
    void entriesArePagedByWholeEntries() {
        api.submit(Cmd.signedUp(author));
        for (int i = 0; i < 5; i++) {
            // The author comments below their own article: two postings of one account in each entry.
            api.booked(Cmd.granted(Ids.random(), 10, author.id()));
            api.booked(Cmd.commented(article, Ids.random(), author, author));
        }
        List<String> keys = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = entries("?account=" + author.id() + "&limit=3" + cursor);
            assertThat(page.get("items").size()).isLessThanOrEqualTo(3);
            page.get("items")
                    .valueStream()
                    .forEach(item -> keys.add(item.get("key").asString()));
            cursor = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").asString();
        } while (cursor != null);
        assertThat(keys).hasSize(11).doesNotHaveDuplicates();
        assertThat(keys.getLast()).isEqualTo("signed-up:" + author.id());
    }

    @Test
    void entriesOfAnArticleAreEverybodysEachOnceNewestFirst() {
        Person minor = Person.named("mia", 5);
        api.submit(Cmd.signedUp(author), Cmd.signedUp(minor));
        api.booked(Cmd.read(article, reader, author, 150));
        api.booked(Cmd.read(article, minor, author, 150));
        api.booked(Cmd.read(Ids.random(), minor, author, 150));
        api.booked(Cmd.commented(article, Ids.random(), author, author));
        List<String> expected = List.of("comment-posted:", "article-read:", "article-read:");
        List<String> keys = new ArrayList<>();
        List<String> cursors = new ArrayList<>();
        do {
            JsonNode page = entries(
                    "?article=" + article + "&limit=1" + (cursors.isEmpty() ? "" : "&cursor=" + cursors.getLast()));
            assertThat(page.get("items").size()).isEqualTo(1);
            keys.add(page.at("/items/0/key").asString());
            assertThat(page.at("/items/0/article").asString()).isEqualTo(article);
            cursors.add(page.get("next").isNull() ? null : page.get("next").asString());
        } while (cursors.getLast() != null);
        assertThat(keys)
                .doesNotHaveDuplicates()
                .zipSatisfy(expected, (key, start) -> assertThat(key).startsWith(start));
        assertThat(keys.getLast()).endsWith(reader.id());
        assertThat(entries("?account=&article=" + article).get("items").size()).isEqualTo(3);
        assertThat(entries("?account=" + minor.id() + "&article=" + article)
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("key").asString()))
                .containsExactly("article-read:" + article + ":" + minor.id());
        assertThat(entries("?account=" + minor.id() + "&article=").get("items").size())
                .isEqualTo(3);
        assertThat(entries("?article=" + Ids.random()).toString()).isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void entriesNeedAnAccountOrAnArticle() {
        for (String query : List.of("", "?account=&article=", "?limit=5")) {
            Api.Answer answer = api.internal("GET", "/internal/entries" + query, "profile-service", null);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("detail").asString())
                    .isEqualTo("account: give an account, an article, or both");
        }
        for (String cursor : List.of("nonsense", "MQ", "YR9i")) {
            assertThat(api.internal("GET", "/internal/entries?article=a&cursor=" + cursor, "profile-service", null)
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void entriesAreForProfileServiceOnly() {
        assertThat(api.internal("GET", "/internal/entries?account=x", "article-service", null)
                        .status())
                .isEqualTo(403);
    }

    private JsonNode entries(String query) {
        return api.internal("GET", "/internal/entries" + query, "profile-service", null)
                .json();
    }

    private Api.Answer allowances(String query) {
        return api.internal("GET", "/internal/allowances" + query, "article-service", null);
    }

    private String opportunity(Person person, String articleAuthor, int requiredSeconds) {
        return allowances("?profile=" + person.id() + "&level=" + person.level() + "&article=" + article + "&author="
                        + articleAuthor + "&requiredSeconds=" + requiredSeconds)
                .json()
                .get("opportunity")
                .toString();
    }
}
