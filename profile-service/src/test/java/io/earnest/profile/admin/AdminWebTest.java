package io.earnest.profile.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.profile.RunningService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AdminWebTest extends RunningService {
    @Test
    void onlyAnOperatorOfTheStoreMayNotOneOfAToken() {
        String handle = signUp();
        String id = get("/api/me", token(handle)).at("/id");
        String forged = signed(claims(id, "operator").build());
        for (String path :
                new String[] {"/api/admin/audit", "/api/admin/entries?handle=" + handle, "/api/admin/economy"}) {
            get(path, forged).isProblem(403, "forbidden");
            get(path, null).isProblem(401, "unauthenticated");
        }
        post("/api/admin/grants", forged, "{'twei': 5, 'note': 'mine'}").isProblem(403, "forbidden");
        post("/api/admin/reversals", forged, "{'entryId': 'grant:x', 'note': 'n'}")
                .isProblem(403, "forbidden");
        post("/api/admin/tariffs", forged, "{'version': 2}").isProblem(403, "forbidden");
        post("/api/admin/experience", forged, "{'handle': '%s', 'xp': 5, 'note': 'n'}".formatted(handle))
                .isProblem(403, "forbidden");
        put("/api/admin/profiles/" + handle + "/roles", forged, "{'roles': ['operator']}")
                .isProblem(403, "forbidden");
        put("/api/admin/profiles/operator/suspension", forged, "{'suspended': true, 'note': 'n'}")
                .isProblem(403, "forbidden");
    }

    @Test
    void aGrantGoesToTheLedgerOnceForAKey() {
        String handle = signUp();
        String id = get("/api/me", token(handle)).at("/id");
        String operator = operator();
        LEDGER.resetRequests();
        String body = "{'twei': 50, 'handle': '%s', 'note': 'welcome'}".formatted(handle);
        Map<String, String> key = Map.of("Idempotency-Key", "k-" + handle);
        Answer first = send("POST", "/api/admin/grants", operator, body, key).is(201);
        Answer again = send("POST", "/api/admin/grants", operator, body, key).is(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(first.at("/entryId")).isEqualTo("grant:" + first.at("/id"));
        assertThat(first.at("/settlement/status")).isEqualTo("PAID");
        assertThat(first.header("Location")).isEqualTo("/api/admin/audit/" + first.at("/id"));
        LEDGER.verify(
                1,
                WireMock.postRequestedFor(WireMock.urlEqualTo("/internal/activities"))
                        .withRequestBody(WireMock.matchingJsonPath("$.commands[0].to", WireMock.equalTo(id)))
                        .withRequestBody(WireMock.matchingJsonPath(
                                "$.commands[0].command", WireMock.equalTo("grant:" + first.at("/id") + "#1"))));
        send("POST", "/api/admin/grants", operator, body.replace("50", "51"), key)
                .isProblem(422, "idempotency-key-reused");
    }

    @Test
    void aGrantWithoutAHandleGoesToTheTreasury() {
        post("/api/admin/grants", operator(), "{'twei': 50, 'note': 'reserve'}").is(201);
        LEDGER.verify(WireMock.postRequestedFor(WireMock.urlEqualTo("/internal/activities"))
                .withRequestBody(WireMock.matchingJsonPath("$.commands[0].to", WireMock.equalTo("treasury"))));
        post("/api/admin/grants", operator(), "{'twei': 0, 'note': 'x'}").isProblem(400, "invalid-request");
        post("/api/admin/grants", operator(), "{'twei': 5}").isProblem(400, "invalid-request");
        post("/api/admin/grants", operator(), "{'twei': 5, 'handle': 'nobody-here', 'note': 'x'}")
                .isProblem(404, "not-found");
    }

    @Test
    void anOrderThatTheLedgerCantTakeNowIsTakenLater() {
        String operator = operator();
        ledgerIsDown();
        Answer pending = post("/api/admin/reversals", operator, "{'entryId': 'grant:later', 'note': 'oops'}")
                .is(202);
        assertThat(pending.at("/entryId")).isEqualTo("reversal:grant:later");
        assertThat(pending.at("/settlement/status")).isEqualTo("PENDING");
        assertThat(get(pending.header("Location"), operator).at("/status")).isEqualTo("PENDING");
        LEDGER.resetAll();
        ledgerBooks();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                get(pending.header("Location"), operator).at("/status"))
                        .isEqualTo("DONE"));
    }

    @Test
    void whatTheLedgerRefusesIsAnsweredAndRecorded() {
        ledgerAnswersAs("reversal-of-nothing");
        String operator = operator();
        post("/api/admin/reversals", operator, "{'entryId': 'grant:none', 'note': 'oops'}")
                .isProblem(404, "unknown-entry");
        Answer audit = get("/api/admin/audit?limit=1", operator).is(200);
        assertThat(audit.at("/items/0/status")).isEqualTo("REFUSED");
        assertThat(audit.at("/items/0/problem/type")).isEqualTo("/problems/unknown-entry");
        ledgerAnswersAs("grant-conflict");
        post("/api/admin/reversals", operator, "{'entryId': 'grant:none', 'note': 'oops'}")
                .isProblem(409, "already-booked");
        ledgerAnswersAs("tariff-invalid");
        post("/api/admin/tariffs", operator, "{'version': 3}").isProblem(400, "invalid-command");
    }

    @Test
    void aTariffIsPassedOnWhole() {
        Answer answer = post(
                        "/api/admin/tariffs",
                        operator(),
                        "{'version': 2, 'prices': {'report': 2}, 'note': 'dearer reports'}")
                .is(201);
        assertThat(answer.at("/entryId")).isEqualTo("tariff:2");
        LEDGER.verify(WireMock.postRequestedFor(WireMock.urlEqualTo("/internal/activities"))
                .withRequestBody(WireMock.matchingJsonPath(
                        "$.commands[0].tariff",
                        WireMock.equalToJson("{\"version\": 2, \"prices\": {\"report\": 2}}"))));
        post("/api/admin/tariffs", operator(), "{'version': 'two'}").isProblem(400, "invalid-request");
    }

    @Test
    void entriesAreShownWithTheKeyAsTheirId() {
        ledgerHolds("""
                {"items": [{"key": "grant:g1", "activity": "granted", "article": "a1", "comment": null,
                  "postings": [{"account": "mint", "twei": -5}]}], "next": "more"}""");
        Answer answer = get("/api/admin/entries?articleId=some-words-a1&limit=5", operator())
                .is(200);
        assertThat(answer.at("/items/0/id")).isEqualTo("grant:g1");
        assertThat(answer.at("/items/0/articleId")).isEqualTo("a1");
        assertThat(answer.at("/items/0/postings/0/twei")).isEqualTo("-5");
        assertThat(answer.at("/next")).isEqualTo("more");
        LEDGER.verify(WireMock.getRequestedFor(WireMock.urlEqualTo("/internal/entries?article=a1&limit=5")));
        ledgerIsDown();
        assertThat(get("/api/admin/entries?articleId=a1", operator())
                        .isProblem(503, "unavailable")
                        .at("/service"))
                .isEqualTo("rewards-service");
    }

    @Test
    void entriesNameThoseWhoTakePartAndOperatorsSeeAPersonsRoles() {
        String handle = signUp();
        String id = get("/api/me", token(handle)).at("/id");
        ledgerHolds("""
                {"items": [{"key": "k1", "activity": "article-plussed", "article": "a1", "comment": null,
                  "postings": [{"account": "%s", "twei": 1}, {"account": "zzzzzzzzzzzzzzzzzzzz", "twei": 1},
                    {"account": "mint", "twei": -2}]}], "next": null}""".formatted(id));
        Answer answer = get("/api/admin/entries?articleId=a1", operator()).is(200);
        assertThat(answer.at("/items/0/postings/0/handle")).isEqualTo(handle);
        assertThat(answer.at("/items/0/postings/0/account")).isEqualTo(id);
        assertThat(answer.at("/items/0/postings/1/handle")).isEmpty();
        assertThat(answer.at("/items/0/postings/2/handle")).isEmpty();

        put("/api/admin/profiles/" + handle + "/roles", operator(), "{'roles': ['author'], 'note': 'n'}")
                .is(200);
        Answer person = get("/api/admin/profiles/" + handle, operator()).is(200);
        assertThat(person.at("/roles/0")).isEqualTo("author");
        assertThat(person.at("/suspended")).isEqualTo("false");
        get("/api/admin/profiles/" + handle, token(handle)).isProblem(403, "forbidden");
        get("/api/admin/profiles/nobody-here", operator()).isProblem(404, "not-found");
    }

    @Test
    void operatorsSeeTheSumsOfThisMoment() {
        JsonNode agreed = Contract.of("profile-service", "rewards-service").stream()
                .filter(contract -> contract.name().equals("economy"))
                .findFirst()
                .orElseThrow()
                .response()
                .body();
        LEDGER.stubFor(WireMock.get("/internal/economy").willReturn(WireMock.okJson(agreed.toString())));
        assertThat(get("/api/admin/economy", operator()).is(200).json()).isEqualTo(agreed);
        ledgerIsDown();
        get("/api/admin/economy", operator()).isProblem(503, "unavailable");
    }

    @Test
    void entriesAreAskedForByHandleByArticleOrByBoth() {
        String handle = signUp();
        String id = get("/api/me", token(handle)).at("/id");
        String operator = operator();
        ledgerHolds("{\"items\": [], \"next\": null}");
        for (Map.Entry<String, String> asked : Map.of(
                        "?handle=" + handle,
                        "?account=" + id + "&limit=20",
                        "?handle=" + handle.toUpperCase(Locale.ROOT) + "&articleId=",
                        "?account=" + id + "&limit=20",
                        "?articleId=A1&limit=5&cursor=c",
                        "?article=a1&cursor=c&limit=5",
                        "?handle=&articleId=words-a1",
                        "?article=a1&limit=20",
                        "?handle=" + handle + "&articleId=words-a1",
                        "?account=" + id + "&article=a1&limit=20")
                .entrySet()) {
            LEDGER.resetRequests();
            get("/api/admin/entries" + asked.getKey(), operator).is(200);
            LEDGER.verify(1, WireMock.getRequestedFor(WireMock.urlEqualTo("/internal/entries" + asked.getValue())));
        }
    }

    @Test
    void entriesOfNobodyAndOfNothingAreNotAskedFor() {
        String operator = operator();
        LEDGER.resetRequests();
        for (String none : new String[] {"", "?handle=", "?handle=&articleId=%20", "?limit=5"}) {
            assertThat(get("/api/admin/entries" + none, operator)
                            .isProblem(400, "invalid-request")
                            .at("/detail"))
                    .isEqualTo("handle: give a handle, an articleId, or both");
        }
        get("/api/admin/entries?handle=nobody-here", operator).isProblem(404, "not-found");
        get("/api/admin/entries?handle=nobody-here&articleId=a1", operator).isProblem(404, "not-found");
        get("/api/admin/entries?articleId=a1&limit=0", operator).isProblem(400, "invalid-request");
        LEDGER.verify(0, WireMock.getRequestedFor(WireMock.urlPathEqualTo("/internal/entries")));
    }

    @Test
    void aCursorThatTheLedgerDidNotGiveIsTheAskersMistake() {
        LEDGER.stubFor(WireMock.get(WireMock.urlPathEqualTo("/internal/entries"))
                .willReturn(WireMock.aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"type\": \"/problems/invalid-request\", \"status\": 400}")));
        assertThat(get("/api/admin/entries?articleId=a1&cursor=nonsense", operator())
                        .isProblem(400, "invalid-request")
                        .at("/errors/0/field"))
                .isEqualTo("cursor");
    }

    @Test
    void rolesAreSetWholeAndCountAtOnce() {
        String handle = signUp();
        String path = "/api/admin/profiles/" + handle + "/roles";
        String token = token(handle);
        assertThat(put(path, operator(), "{'roles': ['author', 'operator']}")
                        .is(200)
                        .at("/roles/0"))
                .isEqualTo("author");
        get("/api/admin/audit", token).is(200);
        Answer me = get("/api/me", token).is(200);
        assertThat(me.json().at("/privileges").toString())
                .contains("{\"name\":\"publish\",\"availableFromLevel\":15,\"unlocked\":true}");
        put(path, operator(), "{'roles': []}").is(200);
        get("/api/admin/audit", token).isProblem(403, "forbidden");
        put(path, operator(), "{'roles': ['king']}").isProblem(400, "invalid-request");
        put("/api/admin/profiles/nobody-here/roles", operator(), "{'roles': []}")
                .isProblem(404, "not-found");
    }

    @Test
    void theLastOperatorStaysOne() {
        put("/api/admin/profiles/operator/roles", operator(), "{'roles': ['author']}")
                .isProblem(409, "last-operator");
        put("/api/admin/profiles/operator/suspension", operator(), "{'suspended': true, 'note': 'n'}")
                .isProblem(409, "operator-not-suspendable");
        get("/api/admin/audit", operator()).is(200);
    }

    @Test
    void aSuspendedProfileIsMadeNoOperator() {
        String handle = signUp();
        String path = "/api/admin/profiles/" + handle;
        put(path + "/suspension", operator(), "{'suspended': true, 'note': 'spam'}")
                .is(200);
        put(path + "/roles", operator(), "{'roles': ['author', 'operator']}")
                .isProblem(409, "operator-not-suspendable");
        // Else the only other one could leave, and nobody would be left who can sign in.
        assertThat(get("/internal/profiles?handles=" + handle, service("gateway"))
                        .json()
                        .at("/items/0/roles"))
                .isEmpty();
        put(path + "/roles", operator(), "{'roles': ['author']}").is(200);
    }

    @Test
    void aSuspensionEndsSessionsAndWhoKnowsThePasswordReadsWhyAndAppeals() {
        String handle = signUp();
        Answer session = signInAs(handle, PASSWORD);
        String path = "/api/admin/profiles/" + handle + "/suspension";
        put(path, operator(), "{'suspended': true, 'note': 'spam'}").is(200);
        post("/api/sessions/refresh", null, "{'refreshToken': '%s'}".formatted(session.at("/refreshToken")))
                .isProblem(401, "invalid-session");
        String token = signInAs(handle, PASSWORD).is(200).at("/accessToken");
        String roles = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(roles).contains("\"roles\":[\"suspended\"]");
        patch("/api/me", token, "{'bio': 'here again'}").isProblem(403, "forbidden");
        Answer told = get("/api/notifications", token).is(200);
        assertThat(told.at("/items/0/kind")).isEqualTo("account-suspended");
        assertThat(told.at("/items/0/details/reason")).isEqualTo("spam");
        String id = told.at("/items/0/id");
        post("/api/notifications/" + id + "/appeal", token, "{'text': 'it was none'}")
                .is(201);
        get("/api/moderation/appeals", token).isProblem(403, "forbidden");
        String profile = get("/api/me", token).at("/id");
        Answer open = get("/api/moderation/appeals?limit=100", operator()).is(200);
        assertThat(open.text()).contains("it was none").doesNotContain(profile).doesNotContain(handle);
        post(
                        "/api/moderation/appeals/" + id + "/answer",
                        operator(),
                        "{'verdict': 'TAKEN_BACK', 'reason': 'it was none'}")
                .is(200);
        assertThat(get("/api/notifications", token).text())
                .contains("suspension-ended", "appeal-answered", "it was none");
        String again = signInAs(handle, PASSWORD).is(200).at("/accessToken");
        patch("/api/me", again, "{'bio': 'back'}").is(200);
        put(path, operator(), "{'suspended': true, 'note': 'spam again'}").is(200);
        signInAs(handle, "not the password").isProblem(401, "bad-credentials");
        patch("/api/me", session.at("/accessToken"), "{'bio': 'still here'}").isProblem(403, "forbidden");
        put(path, operator(), "{'suspended': false, 'note': 'was none'}").is(200);
        signInAs(handle, PASSWORD).is(200);
    }

    @Test
    void aRefusedOrderCanBeTriedAgainUnderItsKey() {
        String operator = operator();
        Map<String, String> key = Map.of("Idempotency-Key", "again-" + signUp());
        String body = "{'entryId': 'grant:unlucky', 'note': 'oops'}";
        ledgerAnswersAs("reversal-of-nothing");
        send("POST", "/api/admin/reversals", operator, body, key).isProblem(404, "unknown-entry");
        send("POST", "/api/admin/reversals", operator, body.replace("oops", "other"), key)
                .isProblem(422, "idempotency-key-reused");
        LEDGER.resetAll();
        ledgerBooks();
        Answer booked =
                send("POST", "/api/admin/reversals", operator, body, key).is(201);
        LEDGER.verify(
                1,
                WireMock.postRequestedFor(WireMock.urlEqualTo("/internal/activities"))
                        .withRequestBody(WireMock.matchingJsonPath(
                                "$.commands[0].command", WireMock.equalTo("reversal:grant:unlucky#2"))));
        assertThat(send("POST", "/api/admin/reversals", operator, body, key)
                        .is(201)
                        .text())
                .isEqualTo(booked.text());
        Answer audit = get("/api/admin/audit?subject=grant:unlucky", operator);
        assertThat(audit.at("/items/0/status")).isEqualTo("DONE");
        assertThat(audit.at("/items/1/status")).isEqualTo("REFUSED");
    }
}
