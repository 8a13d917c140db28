package io.earnest.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earnest.chassis.testing.Hostile;
import io.earnest.profile.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Hostile
class ProfilesWebTest extends RunningService {
    @Test
    void whoSignsUpGetsAProfileAndItsStarterGrant() {
        String handle = freshHandle();
        Answer answer = post(
                        "/api/profiles",
                        null,
                        "{'handle': '%s', 'password': '%s', 'displayName': ' Ada L. '}"
                                .formatted(handle.toUpperCase(), PASSWORD))
                .is(201);
        assertThat(answer.header("Location")).isEqualTo("/api/profiles/" + handle);
        assertThat(answer.at("/handle")).isEqualTo(handle);
        assertThat(answer.at("/displayName")).isEqualTo("Ada L.");
        assertThat(answer.at("/level")).isEqualTo("1");
        assertThat(answer.at("/nextLevelXp")).isEqualTo("20");
        assertThat(answer.json().at("/avatar").isNull()).isTrue();
        assertThat(answer.json().at("/avatars")).hasSize(10);
        assertThat(answer.at("/avatars/0/imageUrl")).isEqualTo("/api/avatars/leonardo/image");
        assertThat(answer.at("/privileges/0/name")).isEqualTo("reading");
        assertThat(answer.at("/settlement/status")).isEqualTo("PAID");
        assertThat(answer.text()).doesNotContain("argon2").doesNotContain("passwordHash");
        assertThat(get("/api/me", token(handle)).is(200).at("/settlement/twei")).isEqualTo("20");
    }

    @Test
    void aHandleIsGivenOutOnceWhateverItsCase() {
        String handle = signUp();
        post("/api/profiles", null, "{'handle': '%s', 'password': '%s'}".formatted(handle.toUpperCase(), PASSWORD))
                .isProblem(409, "handle-taken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'handle': 'ab', 'password': 'long enough pw'}",
                "{'handle': 'with space', 'password': 'long enough pw'}",
                "{'handle': 'ümlaut', 'password': 'long enough pw'}",
                "{'handle': 'deleted-ada', 'password': 'long enough pw'}",
                "{'handle': '0123456789abcdefghjk', 'password': 'long enough pw'}",
                "{'handle': 'someone', 'password': 'short'}",
                "{'handle': 'someone-ever', 'password': 'SOMEONE-EVER'}",
                "{'handle': 'someone', 'password': 'tab\\tin between'}",
                "{'handle': 'someone', 'password': 'u\u0308u\u0308u\u0308u\u0308u\u0308'}",
                "{'handle': 'someone', 'password': 'long enough pw', 'displayName': 'two\\nlines'}",
                "{'handle': 'someone', 'password': '1234567890'}",
                "{'handle': 'someone', 'password': 'Passwort123'}",
                "{'handle': {'$gt': ''}, 'password': 'long enough pw'}",
                "not json"
            })
    void whatCantBeTakenIsNamed(String body) {
        Answer answer = post("/api/profiles", null, body).isProblem(400, "invalid-request");
        assertThat(answer.json().at("/errors")).isNotEmpty();
        assertThat(answer.at("/errors/0/field")).isNotEmpty();
        assertThat(answer.at("/errors/0/message")).isNotEmpty();
    }

    @Test
    void whileTheLedgerIsDownTheGrantIsPendingAndArrivesLater() {
        ledgerIsDown();
        String handle = freshHandle();
        Answer answer = post("/api/profiles", null, "{'handle': '%s', 'password': '%s'}".formatted(handle, PASSWORD))
                .is(201);
        assertThat(answer.at("/settlement/status")).isEqualTo("PENDING");
        String token = token(handle);
        assertThat(get("/api/me", token).at("/settlement/status")).isEqualTo("PENDING");
        LEDGER.resetAll();
        ledgerBooks();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get("/api/me", token).at("/settlement/status"))
                        .isEqualTo("PAID"));
    }

    @Test
    void aNetworkMayMakeTwentyProfilesADay() {
        clock.advanceToNoon();
        Map<String, String> elsewhere = Map.of("X-Forwarded-For", "127.0.0.1, 203.0.113.50");
        for (int i = 0; i < 20; i++) {
            send("POST", "/api/profiles", null, body(freshHandle()), elsewhere).is(201);
        }
        Answer refused = send("POST", "/api/profiles", null, body(freshHandle()), elsewhere)
                .isProblem(429, "too-many-sign-ups");
        // It was noon.
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(11 * 3600, 12 * 3600);
        assertThat(refused.at("/detail")).containsPattern("after midnight UTC, in 1[12] hours");
        post("/api/profiles", null, body(freshHandle())).is(201);
    }

    @Test
    void othersSeeOfAProfileWhatIsPublicOnly() {
        String handle = signUp();
        Answer answer = get("/api/profiles/" + handle.toUpperCase(), null).is(200);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("handle", "displayName", "bio", "level", "joinedAt");
        Instant joined = Instant.parse(get("/api/me", token(handle)).at("/joinedAt"));
        assertThat(answer.at("/joinedAt"))
                .as("the month, which many share")
                .isEqualTo(joined.toString().substring(0, 8) + "01T00:00:00Z");
        get("/api/profiles/nobody-here", null).isProblem(404, "not-found");
        get("/api/me", null).isProblem(401, "unauthenticated");
    }

    @Test
    void oneChangesOnesNameBioAndAvatar() {
        String handle = signUp();
        String token = token(handle);
        Answer changed = patch("/api/me", token, "{'displayName': 'Ada', 'bio': 'one\\ntwo'}")
                .is(200);
        assertThat(changed.at("/displayName")).isEqualTo("Ada");
        assertThat(patch("/api/me", token, "{'bio': ''}").is(200).at("/displayName"))
                .isEqualTo("Ada");
        patch("/api/me", token, "{'displayName': ' '}").isProblem(400, "invalid-request");
        patch("/api/me", token, "{'displayName': '%s'}".formatted("x".repeat(61)))
                .isProblem(400, "invalid-request");
        patch("/api/me", token, "{'bio': '%s'}".formatted("x".repeat(501))).isProblem(400, "invalid-request");
        patch("/api/me", token, "{'bio': '%s'}".formatted("\\n".repeat(20_000))).isProblem(400, "invalid-request");
        patch("/api/me", token, "{'bio': 'turned \u202e round'}").isProblem(400, "invalid-request");
    }

    @Test
    void aNameShowsSomethingAndHidesNothing() {
        String token = token(signUp());
        assertThat(patch("/api/me", token, "{'displayName': 'b\u200Be\u2060l\uFEFFl\u00ADa'}")
                        .is(200)
                        .at("/displayName"))
                .isEqualTo("bella");
        assertThat(patch("/api/me", token, "{'displayName': '👩‍👩‍👧‍👦 עדה'}")
                        .is(200)
                        .at("/displayName"))
                .isEqualTo("👩‍👩‍👧‍👦 עדה");
        for (String unseen : List.of("\u200B", "\u3164", "\uFEFF\u2800", "\u202Eada", "\\ud800", "\\u0000", "\uFFFF")) {
            patch("/api/me", token, "{'displayName': '%s'}".formatted(unseen)).isProblem(400, "invalid-request");
        }
        for (String handle : List.of("аdа_cyrillic", "ada\u200B", "ａｄａ", "ada.b", "ada\\n", "..", "a%2fb")) {
            post("/api/profiles", null, "{'handle': '%s', 'password': 'long enough'}".formatted(handle))
                    .isProblem(400, "invalid-request");
        }
        assertThat(get("/api/me", token).is(200).at("/displayName")).isEqualTo("👩‍👩‍👧‍👦 עדה");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''"})
    void aNameCanBeTakenBack(String nothing) {
        String handle = signUp();
        String token = token(handle);
        patch("/api/me", token, "{'displayName': 'Ada', 'bio': 'I count.'}").is(200);
        assertThat(patch("/api/me", token, "{}").is(200).at("/displayName")).isEqualTo("Ada");
        Answer cleared = patch("/api/me", token, "{'displayName': %s}".formatted(nothing))
                .is(200);
        assertThat(cleared.at("/displayName")).isEqualTo(handle);
        assertThat(cleared.at("/bio")).isEqualTo("I count.");
        assertThat(get("/api/profiles/" + handle, null).at("/displayName")).isEqualTo(handle);
        assertThat(patch("/api/me", token, "{'bio': %s}".formatted(nothing))
                        .is(200)
                        .at("/bio"))
                .isEmpty();
        for (String wrong : List.of("7", "true", "['Ada']", "{'text': 'Ada'}")) {
            patch("/api/me", token, "{'displayName': %s}".formatted(wrong)).isProblem(400, "invalid-request");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "Admin_2",
                "adm1n",
                "treasury",
                "moderator",
                "earnest-support",
                "0perat0r",
                "articles",
                "sitemap"
            })
    void aHandleThatSpeaksForTheHouseIsAsGoodAsTaken(String handle) {
        post("/api/profiles", null, body(handle)).isProblem(409, "handle-taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@operator", "Earnest", "Eаrnest", "Treasury", "Ann (moderator)"})
    void aNameThatSpeaksForTheHouseIsForThoseWhoDo(String name) {
        Answer refused = post(
                        "/api/profiles",
                        null,
                        "{'handle': '%s', 'password': '%s', 'displayName': '%s'}"
                                .formatted(freshHandle(), PASSWORD, name))
                .isProblem(400, "invalid-request");
        assertThat(refused.at("/errors/0/field")).isEqualTo("displayName");
        String change = "{'displayName': '%s'}".formatted(name);
        patch("/api/me", token(signUp()), change).isProblem(400, "invalid-request");
        try {
            assertThat(patch("/api/me", operator(), change).is(200).at("/displayName"))
                    .isEqualTo(name);
        } finally {
            patch("/api/me", operator(), "{'displayName': null}").is(200);
        }
    }

    @Test
    void whoeverIsAnOperatorOrAModeratorMayBeCalledSo() {
        String operator = signUp();
        String moderator = signUp();
        put("/api/admin/profiles/" + operator + "/roles", operator(), "{'roles': ['operator']}")
                .is(200);
        put("/api/admin/profiles/" + moderator + "/roles", operator(), "{'roles': ['moderator']}")
                .is(200);
        patch("/api/me", token(operator), "{'displayName': 'Earnest Support'}").is(200);
        patch("/api/me", token(moderator), "{'displayName': 'Moderator'}").is(200);
        patch("/api/me", token(moderator), "{'displayName': 'Earnest Support'}").isProblem(400, "invalid-request");
        // An operator's own handle speaks for the house, whatever it is.
        patch("/api/me", token(moderator), "{'displayName': '@%s'}".formatted(operator))
                .isProblem(400, "invalid-request");
        post("/api/profiles", null, body(operator.substring(0, 10) + "_" + operator.substring(10)))
                .isProblem(409, "handle-taken");
        put("/api/admin/profiles/" + operator + "/roles", operator(), "{'roles': []}")
                .is(200);
        assertThat(patch("/api/me", token(operator), "{'displayName': 'Earnest Support', 'bio': 'Was one.'}")
                        .is(200)
                        .at("/bio"))
                .as("who is called so already keeps it")
                .isEqualTo("Was one.");
    }

    @Test
    void aMisspeltFieldIsNamed() {
        Answer answer =
                patch("/api/me", token(signUp()), "{'displayname': 'Ada'}").isProblem(400, "invalid-request");
        assertThat(answer.text()).contains("displayname", "it knows avatarId, bio, displayName");
    }

    @Test
    void anAvatarIsChosenFromItsLevelOn() {
        String handle = signUp();
        String token = token(handle);
        Answer refused = patch("/api/me", token, "{'avatarId': 'leonardo'}").isProblem(403, "level-too-low");
        assertThat(refused.at("/requiredLevel")).isEqualTo("13");
        assertThat(refused.at("/level")).isEqualTo("1");
        post(
                        "/api/admin/experience",
                        operator(),
                        "{'handle': '%s', 'xp': 1560, 'note': 'for the test'}".formatted(handle))
                .is(201);
        assertThat(patch("/api/me", token, "{'avatarId': 'leonardo'}").is(200).at("/avatar/name"))
                .isEqualTo("Leonardo");
        patch("/api/me", token, "{'avatarId': 'botticelli'}").isProblem(403, "level-too-low");
        patch("/api/me", token, "{'avatarId': 'picasso'}").isProblem(400, "invalid-request");
        assertThat(patch("/api/me", token, "{'avatarId': 'neutral'}")
                        .is(200)
                        .json()
                        .at("/avatar")
                        .isNull())
                .isTrue();
    }

    @Test
    void theCatalogueAndTheLevelsAreThere() {
        Answer avatars = get("/api/avatars", null).is(200);
        assertThat(avatars.json().at("/items")).hasSize(10);
        assertThat(avatars.json().at("/items/4")).isEqualTo(parse("""
            {"id": "botticelli", "name": "Botticelli", "imageUrl": "/api/avatars/botticelli/image",
              "availableFromLevel": 15}\
            """));
        assertThat(get("/api/levels", null).is(200).at("/4/xp")).isEqualTo("1560");
    }

    @Test
    void aPictureIsServedWithALongLifeAndCanDoNothing() {
        for (String id : new String[] {"leonardo", "neutral"}) {
            Answer picture = get("/api/avatars/" + id + "/image", null).is(200);
            assertThat(picture.header("Content-Type")).startsWith("image/svg+xml");
            assertThat(picture.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(picture.header("X-Content-Type-Options")).isEqualTo("nosniff");
            send("GET", "/api/avatars/" + id + "/image", null, null, Map.of("If-None-Match", picture.header("ETag")))
                    .is(304);
        }
        get("/api/avatars/..%2Fapplication/image", null);
        get("/api/avatars/picasso/image", null).isProblem(404, "not-found");
    }

    private static String body(String handle) {
        return "{'handle': '%s', 'password': '%s'}".formatted(handle, PASSWORD);
    }
}
