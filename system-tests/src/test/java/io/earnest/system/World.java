package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** People and articles to tell stories with, made through the public API only. */
final class World {
    /** Short enough that 15 seconds are required, which is the least. */
    static final String SHORT_BODY = """
            A short article for a short attention.

            ## Why it is short

            - Because a test waits for real seconds.
            - Because **fifteen** of them are required at least.
            """;

    private final String url;
    private final Person operator;

    World(String url) {
        this.url = url;
        this.operator = Person.signIn(url, EarnestSystem.OPERATOR, EarnestSystem.OPERATOR_PASSWORD);
    }

    static World shared() {
        return new World(EarnestSystem.shared().url());
    }

    String url() {
        return url;
    }

    Person operator() {
        return operator;
    }

    Person anonymous() {
        return Person.anonymous(url);
    }

    /** Somebody new, whose starter grant has arrived. */
    Person newcomer(String name) {
        Person person =
                Person.signUp(url, name + "-" + UUID.randomUUID().toString().substring(0, 8));
        await("the starter grant").atMost(Duration.ofSeconds(20)).until(() -> person.balance() == 20);
        return person;
    }

    /** Somebody whom the operator has lifted to a level. */
    Person atLevel(String name, int level) {
        Person person = newcomer(name);
        operator.post(
                        "/api/admin/experience",
                        Json.of("handle", person.handle, "xp", 10 * level * (level - 1), "note", "for a test"))
                .is(201);
        assertThat(person.level()).isEqualTo(level);
        return person;
    }

    /** Somebody with the role {@code author}. */
    Person author(String name) {
        Person person = newcomer(name);
        operator.put("/api/admin/profiles/" + person.handle + "/roles", Json.of("roles", List.of("author")))
                .is(200);
        return person;
    }

    /** Drafts and publishes for the tribute; gives the article's id. */
    String publish(Person author, String title) {
        return publish(author, title, SHORT_BODY);
    }

    String publish(Person author, String title, String body) {
        String id = author.post("/api/articles", Json.of("title", title, "body", body, "tags", List.of("tests")))
                .is(201)
                .at("/id");
        Answer published =
                author.post("/api/articles/" + id + "/publication", "{}").is(200);
        assertThat(published.at("/settlement/status")).isEqualTo("PAID");
        assertThat(published.number("/settlement/twei")).isEqualTo(-20);
        return id;
    }

    /** An imported article of the archive. Its source is its key, so who is told to come again may do so. */
    String imported(String title) {
        return imported(title, "tests");
    }

    /** An imported article with a tag of its own, by which a list finds it: by its date it stands behind all others. */
    String imported(String title, String tag) {
        String article = Json.of(
                "title",
                title,
                "body",
                SHORT_BODY,
                "tags",
                List.of(tag),
                "byline",
                List.of("A. Nonymous"),
                "publishedAt",
                "2020-02-02T00:00:00Z",
                "source",
                "test:" + UUID.randomUUID());
        Answer[] last = new Answer[1];
        await("an import").atMost(Duration.ofSeconds(60)).until(() -> {
            last[0] = operator.post("/api/admin/articles", article);
            return last[0].status() != 503;
        });
        assertThat(last[0].status()).as(last[0].text()).isIn(200, 201);
        return last[0].at("/id");
    }

    /** Reads an article as its page does, in real time, until it is verified; gives the reading. */
    Answer read(Person reader, String article) {
        Answer start = reader.post("/api/articles/" + article + "/readings", "{}");
        assertThat(start.status()).as(start.text()).isIn(200, 201);
        String reading = start.at("/id");
        Answer[] last = {start};
        await("the reading of " + article + " is verified")
                .pollDelay(Duration.ofMillis(7_600))
                .pollInterval(Duration.ofMillis(7_600))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    last[0] = reader.post(
                            "/api/readings/" + reading + "/heartbeats",
                            Json.of("visible", true, "active", true, "scroll", 0.9));
                    return "VERIFIED".equals(last[0].at("/state"))
                            && !"PENDING"
                                    .equals(last[0].json()
                                            .at("/settlement/status")
                                            .asString(""));
                });
        return last[0];
    }

    /** The same for several people at once. */
    void allRead(String article, Person... readers) {
        List<Callable<Answer>> readings = new ArrayList<>();
        for (Person reader : readers) {
            readings.add(() -> read(reader, article));
        }
        together(readings);
    }

    /** Runs all at the same time and gives what they gave; fails with the first failure. */
    static <T> List<T> together(List<Callable<T>> actions) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(actions)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Comments and waits until the ledger has answered; 201 as if it had at once. */
    Answer comment(Person commenter, String article, String body, String avatar) {
        Answer answer = postComment(commenter, article, body, avatar);
        return answer.status() == 202
                ? settled(commenter, "/api/comments/" + answer.at("/id")).withStatus(201)
                : answer;
    }

    /** Comments; 202 where the ledger was too slow to answer. */
    Answer postComment(Person commenter, String article, String body, String avatar) {
        return commenter.post("/api/articles/" + article + "/comments", Json.of("body", body, "avatarId", avatar));
    }

    /** Votes and waits until the ledger has answered. */
    Answer vote(Person voter, String comment, String value) {
        Answer answer = putVote(voter, comment, value);
        return answer.status() == 202 ? settled(voter, "/api/comments/" + comment + "/vote") : answer;
    }

    Answer putVote(Person voter, String comment, String value) {
        return voter.put("/api/comments/" + comment + "/vote", Json.of("value", value));
    }

    /** Rates and waits until the ledger has answered. */
    Answer rate(Person reader, String article, String value) {
        Answer answer = putRating(reader, article, value);
        return answer.status() == 202 ? settled(reader, "/api/articles/" + article + "/rating") : answer;
    }

    Answer putRating(Person reader, String article, String value) {
        return reader.put("/api/articles/" + article + "/rating", Json.of("value", value));
    }

    /** A slow machine may answer "pending"; the same thing, asked for again, shows how it ended. */
    private static Answer settled(Person person, String path) {
        Answer[] last = new Answer[1];
        await(path + " is settled").atMost(Duration.ofSeconds(30)).until(() -> {
            last[0] = person.get(path).is(200);
            return !"PENDING".equals(last[0].at("/settlement/status"));
        });
        return last[0];
    }

    /** The sums of this moment, which operators alone see. */
    Answer economy() {
        return operator.get("/api/admin/economy").is(200);
    }

    /** The sum of all accounts is 0 and the parts add up. */
    void economyAddsUp() {
        Answer economy = economy();
        assertThat(economy.number("/difference")).as(economy.text()).isZero();
        assertThat(economy.number("/held")
                        + economy.number("/treasury")
                        + economy.number("/budget")
                        + economy.number("/archive"))
                .as(economy.text())
                .isEqualTo(economy.number("/issued"));
    }
}
