package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earnest.chassis.testing.Hostile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The same thing many times at once, and two things at once that exclude each other: one happens, and is paid once. */
@Alone
@Hostile
class HostileRaceTest {
    private static final int MANY = 64;

    private final World world = World.shared();

    @Test
    void sixtyFourRequestsWithOneKeyMakeOneCommentAndOnePayment() {
        String article = world.imported("One key");
        Person cleo = world.atLevel("cleo", 13);
        String key = UUID.randomUUID().toString();
        String body = Json.of("body", "Once", "avatarId", "leonardo");
        List<Answer> answers = atOnce(
                MANY, i -> cleo.send("POST", "/api/articles/" + article + "/comments", body, "Idempotency-Key", key));
        allOf(answers, 201, 202, 409);
        assertThat(ids(answers)).hasSize(1);
        settles(cleo, 20 - 4);
        assertThat(total(article)).isEqualTo(1);
        cleo.send("POST", "/api/articles/" + article + "/comments", Json.of("body", "Twice"), "Idempotency-Key", key)
                .isProblem(422, "idempotency-key-reused");
        assertThat(cleo.balance()).isEqualTo(16);
        assertThat(total(article)).isEqualTo(1);
    }

    @Test
    void sixtyFourRequestsWithOneKeyMakeOneReportAndOneDraft() {
        String article = world.imported("One report");
        Person cleo = world.atLevel("cleo", 13);
        world.comment(cleo, article, "Something to report", "leonardo").is(201);
        String key = UUID.randomUUID().toString();
        List<Answer> reports = atOnce(
                MANY,
                i -> cleo.send("POST", "/api/articles/" + article + "/pnl-reports", "{}", "Idempotency-Key", key));
        allOf(reports, 201, 202, 409);
        assertThat(ids(reports)).hasSize(1);
        settles(cleo, 20 - 4 - 1);
        List<Answer> drafts = atOnce(
                MANY,
                i -> cleo.send(
                        "POST", "/api/articles", Json.of("title", "Once", "body", "Once"), "Idempotency-Key", key));
        allOf(drafts, 201, 409);
        assertThat(ids(drafts)).hasSize(1);
        assertThat(cleo.all("/api/me/articles")).hasSize(1);
    }

    @Test
    void likeAndDislikeAtOnceLeaveOneVoteAndOneBooking() {
        String article = world.imported("Undecided");
        Person cleo = world.atLevel("cleo", 13);
        Person max = world.atLevel("max", 8);
        String comment =
                world.comment(cleo, article, "Both", "leonardo").is(201).at("/id");
        List<Answer> answers = atOnce(16, i -> world.putVote(max, comment, i % 2 == 0 ? "LIKE" : "DISLIKE"));
        allOf(answers, 200, 202, 409);
        Set<String> won = answers.stream()
                .filter(answer -> answer.status() != 409)
                .map(answer -> answer.at("/value"))
                .collect(Collectors.toSet());
        assertThat(won).hasSize(1);
        answers.stream().filter(answer -> answer.status() == 409).forEach(a -> a.isProblem(409, "already-voted"));
        boolean liked = won.contains("LIKE");
        settles(max, liked ? 21 : 18);
        settles(cleo, liked ? 17 : 15);
        Answer seen = world.anonymous().get("/api/comments/" + comment).is(200);
        assertThat(seen.number("/likes") + seen.number("/dislikes")).isEqualTo(1);
        world.economyAddsUp();
    }

    @Test
    void aDoubleClickOnPublishingCostsOnce() {
        Person ada = world.author("ada");
        world.operator()
                .post("/api/admin/grants", Json.of("twei", 80, "handle", ada.handle, "note", "for a test"))
                .is(201);
        settles(ada, 100);
        String draft = ada.post("/api/articles", Json.of("title", "Twice clicked", "body", "Once published"))
                .is(201)
                .at("/id");
        allOf(atOnce(8, i -> ada.post("/api/articles/" + draft + "/publication", "{}")), 200, 202, 409);
        settles(ada, 80);
    }

    @Test
    void aDoubleClickOnCommentDislikeMinusAndReportCostsOnceEach() {
        String article = world.imported("Clicked twice");
        Person cleo = world.atLevel("cleo", 13);
        Person max = world.atLevel("max", 13);
        world.read(max, article);
        long before = max.balance();
        String comment =
                world.comment(cleo, article, "Click me", "leonardo").is(201).at("/id");

        allOf(atOnce(2, i -> world.putVote(max, comment, "DISLIKE")), 200, 202);
        settles(max, before - 2);
        allOf(atOnce(2, i -> world.putRating(max, article, "MINUS")), 200, 202);
        settles(max, before - 4);
        // A page sends one key for one click, however often it is sent.
        String key = UUID.randomUUID().toString();
        allOf(
                atOnce(
                        2,
                        i -> max.send(
                                "POST",
                                "/api/articles/" + article + "/comments",
                                Json.of("body", "Twice"),
                                "Idempotency-Key",
                                key)),
                201,
                202,
                409);
        settles(max, before - 8);
        allOf(
                atOnce(
                        2,
                        i -> max.send(
                                "POST", "/api/articles/" + article + "/pnl-reports", "{}", "Idempotency-Key", key)),
                201,
                202,
                409);
        settles(max, before - 9);
        Answer seen = world.anonymous().get("/api/articles/" + article).is(200);
        assertThat(seen.number("/minuses")).isEqualTo(1);
        world.economyAddsUp();
    }

    @Test
    void ofSixteenEditsOfOneVersionOneWins() {
        Person ada = world.author("ada");
        String draft = ada.post("/api/articles", Json.of("title", "Stale", "body", "First"))
                .is(201)
                .at("/id");
        List<Answer> answers = atOnce(
                16,
                i -> ada.put(
                        "/api/articles/" + draft, Json.of("title", "Stale", "body", "Edit " + i), "If-Match", "\"1\""));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        answers.stream().filter(answer -> answer.status() != 200).forEach(a -> a.isProblem(412, "stale-version"));
        assertThat(ada.get("/api/articles/" + draft).is(200).number("/version")).isEqualTo(2);
    }

    private static List<Answer> atOnce(int times, IntFunction<Answer> request) {
        CyclicBarrier start = new CyclicBarrier(times);
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            int number = i;
            requests.add(() -> {
                start.await();
                return request.apply(number);
            });
        }
        return World.together(requests);
    }

    private static void allOf(List<Answer> answers, Integer... statuses) {
        // A loaded machine may turn some away before anything happened, and says when to come back.
        List<Answer> taken = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer.status() == 503) {
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            } else {
                taken.add(answer);
            }
        }
        assertThat(taken)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isIn((Object[]) statuses));
        assertThat(taken).anySatisfy(answer -> assertThat(answer.status()).isLessThan(300));
    }

    private static Set<String> ids(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() < 300)
                .map(answer -> answer.at("/id"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Waits until what is pending is booked, and fails where it comes out otherwise. */
    private static void settles(Person person, long balance) {
        await("the balance of " + person.handle + " is " + balance)
                .atMost(Duration.ofSeconds(30))
                .until(() -> person.balance() == balance);
    }

    private long total(String article) {
        return world.anonymous()
                .get("/api/articles/" + article + "/comments")
                .is(200)
                .number("/total");
    }
}
