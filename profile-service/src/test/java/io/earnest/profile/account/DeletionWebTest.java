package io.earnest.profile.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.mongodb.client.MongoDatabase;
import io.earnest.profile.RunningService;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeletionWebTest extends RunningService {
    @Autowired
    private MongoDatabase database;

    @Test
    void aDeletedAccountIsNowhereAndItsHandleIsNeverGivenOutAgain() {
        String handle = signUp();
        String token = token(handle);
        patch("/api/me", token, "{'displayName': 'Ada Lovelace', 'bio': 'Counts.'}")
                .is(200);
        String id = get("/api/me", token).at("/id");
        String refresh = signInAs(handle, PASSWORD).at("/refreshToken");

        deleteAccount(token, PASSWORD).is(204);

        Answer gone = signInAs(handle, PASSWORD).isProblem(401, "bad-credentials");
        assertThat(gone.text()).isEqualTo(signInAs(freshHandle(), PASSWORD).text());
        signInAs("deleted-" + id, PASSWORD).isProblem(401, "bad-credentials");
        get("/api/me", token).isProblem(401, "unauthenticated");
        get("/api/profiles/" + handle, null).isProblem(404, "not-found");
        get("/api/profiles/deleted-" + id, null).isProblem(404, "not-found");
        post("/api/sessions/refresh", null, "{'refreshToken': '%s'}".formatted(refresh))
                .isProblem(401, "invalid-session");
        post("/api/profiles", null, "{'handle': '%s', 'password': '%s'}".formatted(handle, PASSWORD))
                .isProblem(409, "handle-taken");
        Answer card = send("GET", "/internal/profiles?ids=" + id, service("article-service"), null, Map.of());
        assertThat(card.at("/items/0/deleted")).isEqualTo("true");
        assertThat(card.at("/items/0/handle")).isEqualTo("deleted-" + id);
        assertThat(send("GET", "/internal/profiles?handles=" + handle, service("article-service"), null, Map.of())
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void nothingThatIsKeptTiesTheDeletedAccountToThePerson() {
        String handle = signUp();
        String token = token(handle);
        patch("/api/me", token, "{'displayName': 'Grace Hopper', 'bio': 'Finds bugs.'}")
                .is(200);
        String id = get("/api/me", token).at("/id");
        String hash = database.getCollection("profiles")
                .find(new Document("_id", id))
                .first()
                .getString("passwordHash");
        assertThat(hash).isNotBlank();

        deleteAccount(token, PASSWORD).is(204);

        assertThat(database.getCollection("handles")
                        .find(new Document("_id", handle))
                        .first()
                        .toJson())
                .as("the handle stays taken, and is nobody's")
                .doesNotContain(id);
        for (String name : database.listCollectionNames()) {
            for (Document document : database.getCollection(name).find()) {
                String json = document.toJson();
                assertThat(json).as(name).doesNotContain("Grace Hopper", "Finds bugs.", hash);
                if (!name.equals("handles")) {
                    assertThat(json).as(name).doesNotContain(handle);
                }
            }
        }
        assertThat(database.getCollection("sessions").countDocuments(new Document("profile", id)))
                .isZero();
        for (Document place : database.getCollection("sign_in_places").find()) {
            assertThat(place.getString("_id")).doesNotStartWith(id);
        }
    }

    @Test
    void aStarterGrantThatIsOwedIsBookedAfterTheDeletion() throws Exception {
        ledgerIsDown();
        String handle = signUp();
        String token = token(handle);
        String id = get("/api/me", token).at("/id");
        deleteAccount(token, PASSWORD).is(204);
        LEDGER.resetAll();
        ledgerBooks();
        await().untilAsserted(() -> {
            Document kept = database.getCollection("profiles")
                    .find(new Document("_id", id))
                    .first();
            assertThat(kept).doesNotContainKey("intent");
            assertThat(kept.getEmbedded(List.of("starter", "status"), String.class))
                    .isEqualTo("PAID");
        });
        LEDGER.verify(WireMock.postRequestedFor(WireMock.urlEqualTo("/internal/activities"))
                .withRequestBody(WireMock.containing("signed-up:" + id)));
    }

    @Test
    void experienceOfADeletedAccountIsCountedAllTheSame() {
        String handle = signUp();
        String token = token(handle);
        String id = get("/api/me", token).at("/id");
        deleteAccount(token, PASSWORD).is(204);
        Answer counted = post("/internal/experience", service("article-service"), """
                {"events": [{"key": "article-read:a1:%s", "profile": "%s", "kind": "READING"}]}""".formatted(id, id))
                .is(200);
        assertThat(counted.at("/results/0/xp")).isEqualTo("30");
    }

    @Test
    void aWrongPasswordDeletesNothingAndCountsAsAFailedAttempt() {
        String handle = signUp();
        String token = token(handle);
        for (int i = 0; i < 10; i++) {
            deleteAccount(token, "guess number " + i).isProblem(403, "bad-credentials");
        }
        deleteAccount(token, PASSWORD).isProblem(429, "too-many-attempts");
        signInAs(handle, PASSWORD).isProblem(429, "too-many-attempts");
        get("/api/me", token).is(200);
    }

    @Test
    void theLastOperatorStays() {
        String token = operator();
        deleteAccount(token, OPERATOR_PASSWORD).isProblem(409, "last-operator");
        get("/api/me", token).is(200);

        String second = signUp();
        put("/api/admin/profiles/" + second + "/roles", token, "{'roles': ['operator']}")
                .is(200);
        String secondId = get("/api/me", token(second)).at("/id");
        deleteAccount(token(second), PASSWORD).is(204);
        deleteAccount(token, OPERATOR_PASSWORD).isProblem(409, "last-operator");
        assertThat(get("/api/admin/audit?limit=5", token).text())
                .contains("account-deleted", "deleted-" + secondId)
                .doesNotContain(second);
    }

    @Test
    void aSessionThatHasEndedDeletesNothingAndChangesNoPassword() {
        String handle = signUp();
        String ended = token(handle);
        delete("/api/sessions/current", ended).is(204);
        deleteAccount(ended, PASSWORD).isProblem(401, "session-ended");
        put("/api/me/password", ended, "{'current': '%s', 'password': 'another good one'}".formatted(PASSWORD))
                .isProblem(401, "session-ended");
        signInAs(handle, PASSWORD).is(200);
    }

    @Test
    void withoutATokenOrAPasswordNothingIsDeleted() {
        send("DELETE", "/api/me", null, "{'password': 'x'}", Map.of()).isProblem(401, "unauthenticated");
        String token = token(signUp());
        for (String body : List.of("{}", "{'password': null}", "[]")) {
            send("DELETE", "/api/me", token, body, Map.of()).isProblem(400, "invalid-request");
        }
        delete("/api/me", token).isProblem(400, "invalid-request");
        get("/api/me", token).is(200);
    }

    private Answer deleteAccount(String token, String password) {
        return send("DELETE", "/api/me", token, "{'password': '%s'}".formatted(password), Map.of());
    }
}
