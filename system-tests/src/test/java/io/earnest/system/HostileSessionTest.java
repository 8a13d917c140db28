package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earnest.chassis.testing.Hostile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Guessing, storming, borrowing somebody's cookie, and going on after being shown the door. */
@Alone
@Hostile
class HostileSessionTest {
    private final World world = World.shared();

    @Test
    void aWriteWithACookieAndAForeignOriginChangesNothing() {
        String article = world.imported("Not for other sites");
        Person cleo = world.atLevel("cleo", 13);
        Books before = Books.of(world, article, cleo);
        String cookie = "earnest_access=" + cleo.token();
        for (String origin :
                List.of("https://evil.example", "null", world.url() + ".evil.example", "http://localhost")) {
            Answer refused = world.anonymous()
                    .send(
                            "POST",
                            "/api/articles/" + article + "/comments",
                            Json.of("body", "Not me"),
                            "Cookie",
                            cookie,
                            "Origin",
                            origin);
            refused.isProblem(403, "foreign-origin");
            world.anonymous()
                    .send(
                            "PATCH",
                            "/api/me",
                            Json.of("displayName", "Not me"),
                            "Cookie",
                            cookie,
                            "Referer",
                            origin + "/page")
                    .is(403);
        }
        world.anonymous()
                .send("POST", "/api/articles/" + article + "/comments", Json.of("body", "Not me"), "Cookie", cookie)
                .isProblem(403, "foreign-origin");
        before.areUnchanged(world, article, cleo);
    }

    @Test
    void anUnknownHandleIsAnsweredAsAWrongPasswordIs() {
        Person rita = world.newcomer("rita");
        Answer known = signIn(rita.handle, "not the password");
        Answer unknown = signIn("nobody-" + UUID.randomUUID().toString().substring(0, 8), "not the password");
        known.isProblem(401, "bad-credentials");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.text()).isEqualTo(known.text());
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(known.headers().map().keySet());
        world.anonymous().get("/api/profiles/nobody-at-all").isProblem(404, "not-found");
    }

    @Test
    void aStormOfSignInsIsToldToWaitWhileOthersReadAndSignIn() {
        String article = world.imported("Read in a storm");
        Person rita = world.newcomer("rita");
        Person target = world.newcomer("target");
        List<Callable<Answer>> storm = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            // Each claims to come from somewhere else, which nobody believes.
            String address = "203.0.113." + i;
            storm.add(() -> world.anonymous()
                    .send(
                            "POST",
                            "/api/sessions",
                            Json.of("handle", target.handle, "password", "a wild guess"),
                            "X-Forwarded-For",
                            address));
        }
        storm.add(() -> goesOn(world.anonymous(), "/api/articles/" + article));
        storm.add(() -> goesOn(rita, "/api/wallet"));
        List<Answer> answers = World.together(storm);
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isIn(200, 401, 429, 503));
        assertThat(answers.stream().filter(a -> a.status() == 401))
                .as("ten guesses of one handle are looked at, wherever they claim to come from")
                .hasSizeLessThanOrEqualTo(10);
        List<Answer> told = answers.stream().filter(a -> a.status() == 429).toList();
        assertThat(told).as("ten guesses of one handle are enough").isNotEmpty();
        assertThat(told).allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            answer.isProblem(429, "too-many-attempts");
        });
        await("others sign in")
                .atMost(Duration.ofSeconds(20))
                .until(() -> signIn(rita.handle, Person.PASSWORD).status() == 200);
        world.economyAddsUp();
    }

    @Test
    void aRevokedSessionIsNotRenewedAndItsTokenSoonServesNoMore() {
        Person rita = world.newcomer("rita");
        Answer tokens = signIn(rita.handle, Person.PASSWORD).is(200);
        Person elsewhere = Person.withToken(world.url(), tokens.at("/accessToken"));
        elsewhere.get("/api/me").is(200);
        String session = null;
        for (var item : elsewhere.get("/api/sessions").is(200).json().path("items")) {
            if (item.path("current").asBoolean()) {
                session = item.path("id").asString();
            }
        }
        rita.delete("/api/sessions/" + session).is(204);
        world.anonymous()
                .post("/api/sessions/refresh", Json.of("refreshToken", tokens.at("/refreshToken")))
                .isProblem(401, "invalid-session");
        await("the token of the ended session serves no more")
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        elsewhere.patch("/api/me", Json.of("bio", "still here")).status() == 401);
        elsewhere.get("/api/me").isProblem(401, "session-ended");
        elsewhere.get("/api/wallet").isProblem(401, "session-ended");
        rita.get("/api/me").is(200);
    }

    @Test
    void theTokenOfADeletedAccountTakesNothingFromAnybodyElse() {
        String panels = "/api/articles/" + world.imported("Panels for everybody") + "/viewer";
        Person rita = world.newcomer("rita");
        Person gone = world.newcomer("gone");
        gone.send("DELETE", "/api/me", Json.of("password", Person.PASSWORD)).is(204);
        for (int i = 0; i < 30; i++) {
            gone.get(panels).isProblem(401, "session-ended");
        }
        Answer others = rita.get(panels).is(200);
        assertThat(others.at("/me/handle")).isEqualTo(rita.handle);
        assertThat(others.json().path("unavailable")).isEmpty();
        world.anonymous().get("/api/profiles/" + rita.handle).is(200);
        gone.post("/api/articles", Json.of("title", "Still here", "body", "Still here"))
                .isProblem(401, "session-ended");
    }

    @Test
    void aSuspendedProfileReadsOnAtMostAndChangesNothing() {
        String article = world.imported("Without the suspended");
        Person max = world.atLevel("max", 13);
        Person cleo = world.atLevel("cleo", 13);
        String comment =
                world.comment(cleo, article, "Here", "leonardo").is(201).at("/id");
        String draft = max.post("/api/articles", Json.of("title", "Before", "body", "Before"))
                .is(201)
                .at("/id");
        world.operator()
                .put(
                        "/api/admin/profiles/" + max.handle + "/suspension",
                        Json.of("suspended", true, "note", "for a test"))
                .is(200);
        Person again = Person.signIn(world.url(), max.handle, Person.PASSWORD);
        again.get("/api/notifications").is(200);
        again.post("/api/articles", Json.of("title", "Still here", "body", "Still here"))
                .isProblem(403, "suspended");
        world.postComment(again, article, "Still here", "leonardo").isProblem(403, "suspended");
        again.post("/api/articles/" + article + "/pnl-reports", "{}").isProblem(403, "suspended");
        await("the suspension is known everywhere")
                .atMost(Duration.ofSeconds(20))
                .until(() -> max.patch("/api/me", Json.of("bio", "still here")).status() >= 400);
        Books before = Books.of(world, article, cleo);
        for (Answer refused : List.of(
                world.postComment(max, article, "Still here", "leonardo"),
                world.putVote(max, comment, "DISLIKE"),
                world.putVote(max, comment, "LIKE"),
                max.post("/api/articles/" + draft + "/publication", "{}"),
                max.put("/api/articles/" + draft, Json.of("title", "After", "body", "After"), "If-Match", "\"1\""),
                max.patch("/api/me", Json.of("displayName", "Still here")))) {
            assertThat(refused.status())
                    .as(refused.request() + " " + refused.text())
                    .isIn(401, 403);
        }
        before.areUnchanged(world, article, cleo);
    }

    /** A loaded machine may say "not now", once or twice; it must not stay so. */
    private static Answer goesOn(Person person, String path) {
        Answer[] last = new Answer[1];
        await(path + " is answered in the storm").atMost(Duration.ofSeconds(20)).until(() -> {
            last[0] = person.get(path);
            assertThat(last[0].status()).as(last[0].text()).isIn(200, 503);
            return last[0].status() == 200;
        });
        return last[0];
    }

    private Answer signIn(String handle, String password) {
        return world.anonymous().post("/api/sessions", Json.of("handle", handle, "password", password));
    }
}
