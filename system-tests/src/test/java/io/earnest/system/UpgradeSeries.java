package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Every process of every service is replaced, in the order of an upgrade, while people read, act and pay through the gateway:
 * no request fails, nothing is lost, and the books add up. Takes some minutes and is no part of the whole run:
 * {@code ./earnest test upgrade}.
 */
class UpgradeSeries {
    private static final List<Part> ORDER =
            List.of(Part.REWARDS, Part.PROFILE, Part.ARTICLE, Part.COMMENT, Part.GATEWAY);
    private static final int FORTUNE = 20_000;
    private static final long COMMENT = 4;

    @Test
    void noRequestFailsWhileEveryProcessIsReplaced() throws Exception {
        Optional<Path> binary = Mongod.binary();
        Assumptions.assumeTrue(binary.isPresent(), "no mongod here, so nothing was upgraded");
        try (ReplicatedSystem system = new ReplicatedSystem(binary.get())) {
            system.start();
            World world = new World(system.url());
            Scene scene = new Scene(world);
            Traffic traffic = new Traffic();
            try (traffic) {
                scene.play(traffic);
                for (Part part : ORDER) {
                    system.replaceAll(part);
                }
            }
            System.out.println(traffic);
            assertThat(traffic.failures()).as("requests that failed").isEmpty();
            await("nothing is owed any more")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(system.store().owed()).isEmpty());
            scene.addsUp(traffic);
        }
    }

    /** Who does what. */
    private static final class Scene {
        private final World world;
        private final String article;
        private final Person commenter;
        private final ConcurrentLinkedQueue<Person> newcomers = new ConcurrentLinkedQueue<>();

        Scene(World world) {
            this.world = world;
            this.article = world.imported("Read while everything is replaced");
            this.commenter = rich();
        }

        private Person rich() {
            Person person = world.atLevel("commenter", 13);
            world.operator()
                    .post("/api/admin/grants", Json.of("twei", FORTUNE, "handle", person.handle, "note", "for a test"))
                    .is(201);
            await("the grant").until(() -> person.balance() == FORTUNE + 20);
            return person;
        }

        void play(Traffic traffic) {
            Duration often = Duration.ofMillis(100);
            String here = "/api/articles/" + article;
            traffic.of("reader of pages", often, inTurn(world.anonymous(), "/", "/articles/" + article, "/economy"));
            traffic.of(
                    "reader by API",
                    often,
                    inTurn(world.anonymous(), "/api/articles", here, here + "/comments", "/api/tariff", "/api/levels"));
            traffic.of("commenter's own", often, inTurn(commenter, "/api/me", "/api/wallet", here + "/pnl", here));
            traffic.of(
                    "comment",
                    often,
                    () -> world.postComment(commenter, article, Cast.unique("Said on the way"), "leonardo"));
            // Who has commented once can buy a report.
            world.comment(commenter, article, Cast.unique("Said before"), "leonardo")
                    .is(201);
            traffic.of("report", often, () -> commenter.post(here + "/pnl-reports", "{}"));
            traffic.of("sign-up", Duration.ofSeconds(2), this::signUp);
        }

        private Answer signUp() {
            Person person = Person.unsigned(world.url(), Cast.unique("newcomer"));
            Answer answer = person.post("/api/profiles", Json.of("handle", person.handle, "password", Person.PASSWORD));
            newcomers.add(person);
            return answer;
        }

        private static Supplier<Answer> inTurn(Person person, String... paths) {
            AtomicInteger turn = new AtomicInteger();
            return () -> person.get(paths[turn.getAndIncrement() % paths.length]);
        }

        /** To the Twei: each comment and report that was acknowledged was paid once, and nothing else was. */
        void addsUp(Traffic traffic) {
            long comments = 1 + traffic.count("comment", 201) + traffic.count("comment", 202);
            long reports = traffic.count("report", 201);
            assertThat(comments).isGreaterThan(1);
            assertThat(reports).isPositive();
            assertThat(commenter.balance()).isEqualTo(20 + FORTUNE - COMMENT * comments - reports);
            assertThat(world.anonymous()
                            .get("/api/articles/" + article + "/comments")
                            .is(200)
                            .number("/total"))
                    .isEqualTo(comments);
            for (Person newcomer : newcomers) {
                assertThat(Cast.signedIn(newcomer).balance()).isEqualTo(20);
            }
            world.economyAddsUp();
        }
    }
}
