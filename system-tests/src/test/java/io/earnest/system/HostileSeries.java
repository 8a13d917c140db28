package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.testing.OddRequests;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Floods, for as long as somebody would keep them up, on a system as it is run for people; others read, are paid and sign in
 * meanwhile. Takes some minutes and is no part of the whole run: {@code ./earnest test hostile}.
 */
@Hostile
@Alone
class HostileSeries {
    private static final String PROFILE = "profile-service";
    private static final String HEADINGS = "# a\n".repeat(47_500);
    /** As much of everything that costs as a body may have. */
    private static final String DEAR = "## a\n\n".repeat(900) + "*b* `c` [d](https://e.example/) ".repeat(4_500);

    private final EarnestSystem system = EarnestSystem.behindAProxy();
    private final World world = new World(system.url());

    @Test
    void anEndedSessionTakesNothingFromOthersWhetherProfileServiceIsThereOrNot() throws InterruptedException {
        String article = world.imported("Under a flood");
        String panels = "/api/articles/" + article + "/viewer";
        Person rita = world.newcomer("rita");
        Person reader = world.newcomer("reader");
        Person gone = world.newcomer("gone");
        Person max = world.newcomer("max");
        gone.send("DELETE", "/api/me", Json.of("password", Person.PASSWORD)).is(204);
        suspend(max);
        gone.get(panels).isProblem(401, "session-ended");
        Traffic traffic = new Traffic();
        try (traffic) {
            for (int i = 0; i < 15; i++) {
                traffic.of("gone", Duration.ofSeconds(1), expecting(() -> gone.get(panels), 401));
            }
            traffic.of(
                    "anybody", Duration.ofMillis(200), () -> world.anonymous().get("/articles/" + article));
            traffic.of("rita", Duration.ofMillis(500), () -> rita.get(panels));
            Thread.sleep(15_000);
            assertThat(missing(rita, panels))
                    .as("what the flood alone takes away")
                    .isEmpty();
            system.signal(PROFILE, "STOP");
            try {
                writesNothing(gone);
                writesNothing(max);
                Answer paid = world.read(reader, article);
                assertThat(paid.at("/settlement/status")).isEqualTo("PAID");
                writesNothing(gone);
                writesNothing(max);
                await("only what profile-service knows is away, once the others have stopped asking it")
                        .atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(missing(rita, panels)).isSubsetOf("me"));
            } finally {
                system.signal(PROFILE, "CONT");
            }
            await("all panels are back, under the flood")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> missing(rita, panels).isEmpty());
            writesNothing(gone);
            writesNothing(max);
        }
        assertThat(traffic.failures()).as("what others lost: " + traffic).isEmpty();
        assertThat(traffic.count("gone", 200)).as("refusals in the flood").isGreaterThan(300);
        world.economyAddsUp();
    }

    @Test
    void sixteenDearPreviewsAtOnceLeaveReadersTheirArticles() throws InterruptedException {
        String article = world.imported("Beside previews");
        List<Person> writers =
                IntStream.range(0, 4).mapToObj(i -> world.newcomer("writer")).toList();
        for (String body : List.of(HEADINGS, DEAR)) {
            Traffic traffic = new Traffic();
            Latencies latencies = new Latencies();
            try (traffic) {
                for (int i = 0; i < 16; i++) {
                    Person writer = writers.get(i % writers.size());
                    traffic.of(
                            "previews",
                            Duration.ofMillis(50),
                            expecting(() -> writer.post("/api/previews", Json.of("body", body)), 200, 400, 429, 503));
                }
                for (String path : List.of("/articles/" + article, "/api/articles/" + article, "/api/articles")) {
                    traffic.of(
                            "reader",
                            Duration.ofMillis(100),
                            latencies.of(() -> world.anonymous().get(path)));
                }
                Thread.sleep(15_000);
            }
            assertThat(traffic.failures()).as("reads that failed: " + traffic).isEmpty();
            assertThat(latencies.millis(0.95)).as("ms of a reader: " + traffic).isLessThan(2_000);
        }
    }

    @Test
    void eighteenGuessesAtOnceLeaveHonestPeopleTheirSignIn() throws InterruptedException {
        Person known = world.newcomer("known");
        Person other = world.newcomer("other");
        from("198.51.100.7", known).is(200);
        Traffic traffic = new Traffic();
        AtomicInteger number = new AtomicInteger();
        try (traffic) {
            for (int i = 0; i < 18; i++) {
                String network = "203.0." + i + ".9";
                traffic.of(
                        "guesses",
                        Duration.ofMillis(20),
                        expecting(
                                () -> from(network, Person.unsigned(world.url(), "no-" + number.incrementAndGet())),
                                401,
                                429));
            }
            for (int i = 0; i < 10; i++) {
                from("198.51.100.7", known).is(200);
                Thread.sleep(1_000);
            }
            await("somebody who never signed in from there gets in")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> from("192.0.2.33", other).status() == 200);
        }
        assertThat(traffic.failures()).as(traffic.toString()).isEmpty();
        assertThat(traffic.count("guesses", 200)).isGreaterThan(100);
    }

    @Test
    void aSweepOfOneIpv6SiteCountsAsOneSite() {
        Person target = world.newcomer("target");
        List<Answer> guesses = sweep(
                80,
                (address, i) -> Person.unsigned(world.url(), target.handle)
                        .send(
                                "POST",
                                "/api/sessions",
                                Json.of("handle", target.handle, "password", "a wild guess " + i),
                                "X-Forwarded-For",
                                address));
        assertThat(guesses).allMatch(answer -> answer.status() == 401 || answer.status() == 429);
        assertThat(guesses.stream().filter(answer -> answer.status() == 401))
                .as("guesses of one handle that were looked at")
                .hasSizeLessThanOrEqualTo(40);
        from("198.51.100.8", target).is(200);

        List<Answer> accounts = sweep(120, (address, i) -> signUp("sweep-" + i + "-" + System.nanoTime(), address));
        assertThat(accounts).allMatch(answer -> answer.status() == 201 || answer.status() == 429);
        assertThat(accounts.stream().filter(answer -> answer.status() == 201))
                .as("accounts of one site on one day")
                .hasSizeBetween(1, 80);
        signUp("elsewhere-" + System.nanoTime(), "2001:db8:ffff::1").is(201);
    }

    @Test
    void slowBodiesHoldNeitherPlacesNorServices() throws InterruptedException {
        String article = world.imported("Beside slow bodies");
        Person writer = world.newcomer("slow");
        Traffic traffic = new Traffic();
        try (SlowBodies bodies = SlowBodies.begin(world.url(), 100, "203.0.113.77", writer.token());
                traffic) {
            traffic.of("reader", Duration.ofMillis(200), () -> world.anonymous().get("/api/articles/" + article));
            traffic.of("writer", Duration.ofSeconds(1), () -> writer.patch("/api/me", Json.of("bio", "on time")));
            await("all of them were answered").atMost(Duration.ofSeconds(60)).until(bodies::allEnded);
            assertThat(bodies.answers()).allMatch(status -> status == 408 || status == 429);
            assertThat(bodies.answers()).as("more than a network's share").contains(429);
        }
        assertThat(traffic.failures()).as(traffic.toString()).isEmpty();
    }

    @Test
    void oddHeadersAreNoFailureOnAnyKindOfAddress() throws IOException {
        String article = world.imported("Asked for oddly");
        int port = URI.create(world.url()).getPort();
        for (String path : List.of(
                "/",
                "/articles/" + article,
                "/robots.txt",
                "/feed.atom",
                "/api/articles",
                "/api/articles/" + article + "/comments",
                "/api/me",
                "/api/docs/gateway")) {
            for (String request : OddRequests.of(path).toList()) {
                OddRequests.isNoFailure(request, OddRequests.answer(port, request));
            }
        }
    }

    private void suspend(Person person) {
        world.operator()
                .put(
                        "/api/admin/profiles/" + person.handle + "/suspension",
                        Json.of("suspended", true, "note", "for a test"))
                .is(200);
        await("the gateway knows it")
                .atMost(Duration.ofSeconds(10))
                .until(() -> person.patch("/api/me", Json.of("bio", "x")).status() != 200);
    }

    private static void writesNothing(Person person) {
        for (Answer refused : List.of(
                person.post("/api/articles", Json.of("title", "Still here", "body", "Still here")),
                person.patch("/api/me", Json.of("bio", "still here")))) {
            assertThat(refused.status())
                    .as(person.handle + ": " + refused.request() + " " + refused.text())
                    .isIn(401, 403);
        }
    }

    private static List<String> missing(Person viewer, String panels) {
        List<String> names = new ArrayList<>();
        viewer.get(panels).is(200).json().path("unavailable").forEach(part -> names.add(part.asString()));
        return names;
    }

    private static Answer from(String address, Person person) {
        return person.send(
                "POST",
                "/api/sessions",
                Json.of("handle", person.handle, "password", Person.PASSWORD),
                "X-Forwarded-For",
                address);
    }

    private Answer signUp(String handle, String address) {
        return world.anonymous()
                .send(
                        "POST",
                        "/api/profiles",
                        Json.of("handle", handle, "password", Person.PASSWORD),
                        "X-Forwarded-For",
                        address);
    }

    /** What somebody does who has a /48, each time from another of its networks. */
    private interface FromAddress {
        Answer call(String address, int number);
    }

    private static List<Answer> sweep(int times, FromAddress request) {
        List<Answer> answers = new ArrayList<>();
        // A few at a time: what is too much at once is another attack.
        for (int i = 0; i < times; i += 2) {
            List<Callable<Answer>> pair = new ArrayList<>();
            for (int number = i; number < i + 2; number++) {
                int own = number;
                pair.add(() -> request.call("2001:db8:7:" + Integer.toHexString(256 * (own + 1)) + "::1", own));
            }
            answers.addAll(World.together(pair));
        }
        return answers;
    }

    /** Answers that are asked for as if they were good ones. */
    private static Supplier<Answer> expecting(Supplier<Answer> request, int... statuses) {
        return () -> {
            Answer answer = request.get();
            boolean expected = IntStream.of(statuses).anyMatch(status -> status == answer.status());
            return expected ? answer.withStatus(200) : answer.withStatus(answer.status() < 400 ? 599 : answer.status());
        };
    }
}
