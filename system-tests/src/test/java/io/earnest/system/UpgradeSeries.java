package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What an operator does to a running system, while people read, act and pay through the gateway: every process of every
 * service is replaced as in an upgrade, then as in a roll back, then each service is scaled out and in; and with each of
 * these rounds all keys go one step on, as the page for operators says. No request fails, no service refuses another's call,
 * sessions go on, old reports verify, and the books add up. Takes some minutes and is no part of the whole run:
 * {@code ./earnest test upgrade}.
 */
class UpgradeSeries {
    /** Providers before their callers, as in an upgrade. */
    private static final List<Part> PROVIDERS_FIRST =
            List.of(Part.REWARDS, Part.PROFILE, Part.ARTICLE, Part.COMMENT, Part.GATEWAY);

    private static final List<String> CALLERS = PROVIDERS_FIRST.stream()
            .filter(part -> part != Part.REWARDS)
            .map(Part::module)
            .toList();
    private static final int FORTUNE = 60_000;
    private static final long COMMENT = 4;

    @Test
    void noRequestFailsWhileAllIsReplacedScaledAndGivenOtherKeys() throws Exception {
        Optional<Path> binary = Mongod.binary();
        Assumptions.assumeTrue(binary.isPresent(), "no mongod here, so nothing was upgraded");
        Assumptions.assumeTrue(Rotation.possible(), "no openssl here, so no key was made, and nothing was upgraded");
        try (ReplicatedSystem system = new ReplicatedSystem(binary.get())) {
            system.start();
            World world = new World(system.url());
            Scene scene = new Scene(world);
            Traffic traffic = new Traffic();
            try (traffic) {
                scene.play(traffic);
                upgrade(system);
                wentWell("upgraded, and the next keys are known", system, traffic);
                scene.before();
                rollBack(system);
                wentWell("rolled back, and the next keys sign", system, traffic);
                scene.goesOn();
                scale(system);
                wentWell("scaled out and in, and the keys before are nothing any more", system, traffic);
                scene.goesOn();
            }
            assertThat(traffic.failures()).as("requests that failed").isEmpty();
            await("nothing is owed any more")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(system.store().owed()).isEmpty());
            scene.addsUp(traffic);
        }
    }

    private static void upgrade(ReplicatedSystem system) {
        system.keys().ofServices(1, CALLERS);
        system.keys().ofTokens(1);
        PROVIDERS_FIRST.forEach(system::replaceAll);
    }

    private static void rollBack(ReplicatedSystem system) {
        system.keys().ofServices(2, CALLERS);
        system.keys().ofTokens(2);
        system.keys().ofReports();
        PROVIDERS_FIRST.reversed().forEach(system::replaceAll);
    }

    /** From two of each to four, and back to two, which are the new ones: none is left that knows the keys before. */
    private static void scale(ReplicatedSystem system) {
        system.keys().ofServices(3, CALLERS);
        system.keys().ofTokens(3);
        for (Part part : PROVIDERS_FIRST) {
            List<Replica> more = List.of(system.scaleOut(part), system.scaleOut(part));
            system.scaleIn(part);
            system.scaleIn(part);
            await("requests come to " + more)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> more.stream().allMatch(Replica::served));
            System.out.println(part + " was scaled to four and back to two");
        }
    }

    private static void wentWell(String what, ReplicatedSystem system, Traffic traffic) {
        System.out.println(what + ": " + traffic);
        assertThat(traffic.failures())
                .as("requests that failed until all was " + what)
                .isEmpty();
        assertThat(system.refusedCalls())
                .as("calls between services that were refused")
                .isEmpty();
    }

    /** Who does what. */
    private static final class Scene {
        private final World world;
        private final String article;
        private final Person commenter;
        private final Person visitor;
        private final List<JsonNode> reports = new ArrayList<>();
        private final ConcurrentLinkedQueue<Person> newcomers = new ConcurrentLinkedQueue<>();

        Scene(World world) {
            this.world = world;
            this.article = world.imported("Read while everything is replaced");
            this.commenter = rich();
            this.visitor = world.newcomer("visitor");
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
            traffic.of("sign-up", Duration.ofSeconds(4), this::signUp);
            traffic.of("session", Duration.ofSeconds(20), commenter::refresh);
        }

        /** What there is before other keys sign: a session that rests for a while, and a report. */
        void before() {
            visitor.signIn(Person.PASSWORD);
            report();
        }

        /**
         * The session of before and its token are still good and go on with a token of the key that signs now, and all reports
         * verify.
         */
        void goesOn() {
            visitor.get("/api/me").is(200);
            visitor.refresh().is(200);
            commenter.refresh().is(200);
            report();
            JsonNode keys = world.anonymous().get("/api/ledger/keys").is(200).json();
            assertThat(reports).allMatch(report -> SignedReport.verifies(report, keys));
        }

        private void report() {
            reports.add(commenter
                    .post("/api/articles/" + article + "/pnl-reports", "{}")
                    .is(201)
                    .json());
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
            long bought = reports.size() + traffic.count("report", 201);
            assertThat(comments).isGreaterThan(1);
            assertThat(reports.stream().map(report -> report.path("keyId")).distinct())
                    .as("keys that signed reports")
                    .hasSize(2);
            assertThat(commenter.balance()).isEqualTo(20 + FORTUNE - COMMENT * comments - bought);
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
