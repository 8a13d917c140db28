package io.earnest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earnest.chassis.testing.Hostile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody takes everything along and leaves: what stays, what goes, and what was under way. */
@Alone
@Hostile
class AccountTest {
    private static final String REWARDS = "rewards-service";

    private final EarnestSystem system = EarnestSystem.shared();
    private final World world = World.shared();

    @Test
    void whoLeavesTakesEverythingAlongAndLeavesNoNameBehind() {
        Person ada = world.author("ada");
        String article = world.publish(ada, "Written by somebody who leaves");
        Person rita = world.atLevel("rita", 13);
        world.read(rita, article);
        assertThat(world.rate(rita, article, "PLUS").is(200).at("/value")).isEqualTo("PLUS");
        String others =
                world.comment(rita, article, "Seen by all", "leonardo").is(201).at("/id");
        assertThat(page(article)).contains(ada.handle);

        JsonNode left = ada.get("/api/me/export").is(200).json();
        assertThat(left.at("/profile/account/handle").asString()).isEqualTo(ada.handle);
        assertThat(left.at("/articles/articles/0/id").asString()).isEqualTo(article);
        assertThat(left.at("/articles/revisions/0/body").asString()).startsWith("A short article");
        assertThat(left.toString()).doesNotContain(rita.handle, "leonardo");

        JsonNode held = rita.get("/api/me/export").is(200).json();
        assertThat(held.at("/articles/ratings/0/value").asString()).isEqualTo("PLUS");
        assertThat(held.at("/articles/verifiedReadings/0/articleId").asString()).isEqualTo(article);
        assertThat(held.at("/comments/comments/0/id").asString()).isEqualTo(others);
        assertThat(held.at("/comments/speakers/0/avatarId").asString()).isEqualTo("leonardo");
        assertThat(held.at("/rewards/wallet/balance").asLong()).isEqualTo(rita.balance());
        assertThat(held.at("/rewards/entries"))
                .hasSize(rita.all("/api/wallet/entries").size());
        assertThat(held.toString()).doesNotContain(ada.handle);

        delete(ada, "not the password").isProblem(403, "bad-credentials");
        delete(ada, Person.PASSWORD).is(204);

        assertNobody(ada);
        await("no page names the author")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !page(article).contains(ada.handle));
        assertThat(page(article)).doesNotContain("deleted-");
        Answer shown = world.anonymous().get("/api/articles/" + article).is(200);
        assertThat(shown.at("/author")).isEqualTo("null");
        assertThat(world.anonymous()
                        .get("/api/articles?author=" + ada.handle)
                        .is(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        assertThat(world.anonymous().get("/api/articles?limit=100").text()).doesNotContain(ada.handle);
        world.economyAddsUp();
    }

    @Test
    void whatWasAcceptedIsSettledAfterItsActorHasLeft() {
        String article = world.imported("Commented by somebody who leaves");
        Person cleo = world.atLevel("cleo", 13);
        String comment;
        system.signal(REWARDS, "STOP");
        try {
            Answer pending =
                    world.postComment(cleo, article, "My last words", "raphael").is(202);
            comment = pending.at("/id");
            delete(cleo, Person.PASSWORD).is(204);
            world.anonymous().get("/api/comments/" + comment).is(404);
        } finally {
            system.signal(REWARDS, "CONT");
        }
        await("the comment is paid and shown")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> world.anonymous().get("/api/comments/" + comment).status() == 200);
        assertNobody(cleo);
        world.economyAddsUp();
    }

    @Test
    void aSuspendedOrSignedOutPersonWritesNothingWithATokenThatStillVerifies() {
        Person mallory = world.newcomer("mallory");
        String body = Json.of("body", "Some words.");
        mallory.post("/api/previews", body).is(200);
        world.operator()
                .put(
                        "/api/admin/profiles/" + mallory.handle + "/suspension",
                        Json.of("suspended", true, "note", "for a test"))
                .is(200);
        await("the gateway knows")
                .atMost(Duration.ofSeconds(20))
                .until(() -> mallory.post("/api/previews", body).status() == 403);
        mallory.post("/api/articles/x/pnl-reports", "{}").isProblem(403, "suspended");
        mallory.get("/api/me/export").isProblem(403, "suspended");
        mallory.get("/api/wallet").is(200);

        Person olga = world.newcomer("olga");
        olga.delete("/api/sessions/current").is(204);
        await("the gateway knows")
                .atMost(Duration.ofSeconds(20))
                .until(() -> olga.post("/api/previews", body).status() == 401);
        olga.post("/api/articles/x/pnl-reports", "{}").isProblem(401, "session-ended");
    }

    @Test
    void theWalletComesAsCsvAndTheChainsHeadersFollowEachOther() {
        Person rita = world.newcomer("rita");
        Answer csv = rita.send("GET", "/api/wallet/entries", null, "Accept", "text/csv")
                .is(200);
        assertThat(csv.text().lines())
                .hasSize(2)
                .first()
                .isEqualTo("id,at,activity,line,title,twei,balanceAfter,articleId,reportId,tariff");
        Answer head = world.anonymous().get("/api/ledger/head").is(200);
        Answer before = world.anonymous()
                .get("/api/ledger/blocks/" + (head.number("/seq") - 1))
                .is(200);
        assertThat(head.at("/previous")).isEqualTo(before.at("/hash"));
        world.anonymous().get("/api/ledger/blocks/999999999").isProblem(404, "not-found");
        assertThat(world.anonymous().get("/api/ledger/keys").is(200).at("/keys/0/crv"))
                .isEqualTo("Ed25519");
    }

    private void assertNobody(Person left) {
        Answer signIn = world.anonymous()
                .post("/api/sessions", Json.of("handle", left.handle, "password", Person.PASSWORD))
                .isProblem(401, "bad-credentials");
        assertThat(signIn.text())
                .as("the same as for a handle that never was")
                .isEqualTo(world.anonymous()
                        .post("/api/sessions", Json.of("handle", "never-was-" + left.handle.length(), "password", "x"))
                        .text());
        world.anonymous().get("/api/profiles/" + left.handle).is(404);
        world.anonymous()
                .post("/api/profiles", Json.of("handle", left.handle, "password", Person.PASSWORD))
                .isProblem(409, "handle-taken");
        for (String path : List.of("/api/me", "/api/me/export")) {
            assertThat(left.get(path).status()).as(path).isEqualTo(401);
        }
    }

    private static Answer delete(Person person, String password) {
        return person.send("DELETE", "/api/me", Json.of("password", password));
    }

    private String page(String article) {
        String slug = world.anonymous().get("/api/articles/" + article).is(200).at("/slug");
        return world.anonymous()
                .send("GET", "/articles/" + slug, null, "Accept", "text/html")
                .is(200)
                .text();
    }
}
