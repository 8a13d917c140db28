package io.earnest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InternalWebTest extends RunningService {
    @Test
    void profilesAreFoundByIdAndByHandleAndUnknownOnesAreAbsent() {
        String handle = signUp();
        String id = get("/api/me", token(handle)).at("/id");
        Answer byId = get("/internal/profiles?ids=" + id + ",unknown", service("comment-service"))
                .is(200);
        assertThat(byId.json().at("/items")).hasSize(1);
        assertThat(byId.json().at("/items/0").propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "handle",
                        "displayName",
                        "level",
                        "publicLevel",
                        "commentLevel",
                        "roles",
                        "suspended",
                        "deleted",
                        "avatarId");
        Answer byHandle = get("/internal/profiles?handles=" + handle + ",operator", service("gateway"))
                .is(200);
        assertThat(byHandle.json()
                        .at("/items")
                        .valueStream()
                        .map(p -> p.at("/handle").asString()))
                .containsExactlyInAnyOrder(handle, "operator");
        assertThat(byHandle.text()).contains("\"roles\":[\"operator\"]");
    }

    @Test
    void aHundredAtMostAreAskedFor() {
        String ids = IntStream.range(0, 101).mapToObj(i -> "p" + i).collect(Collectors.joining(","));
        get("/internal/profiles?ids=" + ids, service("gateway")).isProblem(400, "invalid-request");
        get("/internal/profiles", service("gateway")).isProblem(400, "invalid-request");
    }

    @Test
    void peopleAndOthersStayOutside() {
        get("/internal/profiles?ids=x", operator()).is(401);
        get("/internal/profiles?ids=x", null).is(401);
        get("/internal/profiles?ids=x", service("rewards-service")).is(401);
        post("/internal/experience", service("gateway"), event("article-read:a:b", "b", "READING"))
                .isProblem(403, "forbidden");
        post("/internal/experience", service("comment-service"), event("article-read:a:b", "b", "READING"))
                .isProblem(403, "forbidden");
    }

    @Test
    void experienceIsCountedOnceForAKey() {
        String handle = signUp();
        String token = token(handle);
        String id = get("/api/me", token).at("/id");
        String body = event("article-read:a:" + id, id, "READING");
        for (int i = 0; i < 2; i++) {
            Answer answer = post("/internal/experience", service("article-service"), body)
                    .is(200);
            assertThat(answer.at("/results/0/xp")).isEqualTo("30");
            assertThat(answer.at("/results/0/key")).isEqualTo("article-read:a:" + id);
        }
        post("/internal/experience", service("comment-service"), event("comment-voted:c:v", id, "LIKE_RECEIVED"))
                .is(200);
        Answer me = get("/api/me", token);
        assertThat(me.at("/xp")).isEqualTo("35");
        assertThat(me.at("/level")).isEqualTo("2");
        post("/internal/experience", service("article-service"), event("comment-voted:c:v", id, "READING"))
                .isProblem(400, "invalid-request");
        post("/internal/experience", service("article-service"), event("x", id, "SLEEPING"))
                .isProblem(400, "invalid-request");
        post("/internal/experience", service("article-service"), "{'events': []}")
                .isProblem(400, "invalid-request");
    }

    @Test
    void whatSomebodyGainsTodayOpensAtOnceAndIsPublicFromMidnightOn() {
        String handle = signUp();
        String id = get("/api/me", token(handle)).at("/id");
        post(
                        "/api/admin/experience",
                        operator(),
                        "{'handle': '%s', 'xp': 1555, 'note': 'nearly LVL 13'}".formatted(handle))
                .is(201);
        post("/internal/experience", service("comment-service"), event("comment-voted:c:" + id, id, "LIKE_RECEIVED"))
                .is(200);
        assertThat(get("/api/me", token(handle)).at("/level")).isEqualTo("13");
        Answer card =
                get("/internal/profiles?ids=" + id, service("article-service")).is(200);
        assertThat(card.at("/items/0/level")).isEqualTo("13");
        assertThat(card.at("/items/0/publicLevel")).isEqualTo("1");
        assertThat(card.at("/items/0/commentLevel")).isEqualTo("13");
        assertThat(get("/api/profiles/" + handle, null).is(200).at("/level"))
                .as("a like moves no handle")
                .isEqualTo("1");
        clock.advance(Duration.ofDays(1));
        assertThat(get("/api/profiles/" + handle, null).is(200).at("/level")).isEqualTo("13");
    }

    @Test
    void aWriterIsSuspendedForAnOperatorAndTheAuditNamesTheComment() {
        String handle = signUp();
        String id = get("/api/me", token(handle)).at("/id");
        String operator = get("/api/me", operator()).at("/id");
        String order = "{'key': '%s', 'actor': '%s', 'profile': '%s', 'suspended': true, 'subject': 'comment1',"
                + " 'note': 'insults'}";
        String body = order.formatted("k-" + handle.length() + "-once", operator, id);
        post("/internal/suspensions", service("article-service"), body).isProblem(403, "forbidden");
        post("/internal/suspensions", operator(), body).is(401);
        post("/internal/suspensions", service("comment-service"), order.formatted("z", id, id))
                .isProblem(403, "forbidden");
        post("/internal/suspensions", service("comment-service"), body).is(204);
        post("/internal/suspensions", service("comment-service"), body).is(204);
        signInAs(handle, PASSWORD).isProblem(403, "suspended");
        Answer audit = get("/api/admin/audit?subject=comment1", operator());
        assertThat(audit.json().at("/items")).hasSize(1);
        assertThat(audit.at("/items/0/action")).isEqualTo("suspension-set");
        assertThat(audit.at("/items/0/details/suspended")).isEqualTo("true");
        assertThat(audit.at("/items/0/details/commentId")).isEqualTo("comment1");
        assertThat(audit.text()).doesNotContain(handle).doesNotContain(id);
        assertThat(get("/api/admin/audit?subject=" + handle, operator()).json().at("/items"))
                .isEmpty();
        post("/internal/suspensions", service("comment-service"), order.formatted("x", operator, "nobody"))
                .isProblem(404, "not-found");
        post("/internal/suspensions", service("comment-service"), order.formatted("y", operator, operator))
                .isProblem(409, "operator-not-suspendable");
    }

    @Test
    void otherServicesWritesAreInTheAuditOnce() {
        String body = "{'events': [{'key': 'import:1', 'actor': 'someone', 'action': 'article-imported',"
                + " 'subject': 'a1', 'note': null}]}";
        post("/internal/audit", service("article-service"), body).is(204);
        post("/internal/audit", service("article-service"), body).is(204);
        Answer audit = get("/api/admin/audit?limit=100", operator());
        assertThat(audit.json()
                        .at("/items")
                        .valueStream()
                        .filter(r -> r.at("/action").asString().equals("article-imported")))
                .hasSize(1);
        post("/internal/audit", service("gateway"), body).isProblem(403, "forbidden");
    }

    private static String event(String key, String profile, String kind) {
        return "{'events': [{'key': '%s', 'profile': '%s', 'kind': '%s'}]}".formatted(key, profile, kind);
    }
}
