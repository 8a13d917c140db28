package io.earnest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Hostile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Hostile
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
        Answer byHandle = get("/internal/profiles?handles=" + handle + ",operator", service("article-service"))
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
        get("/internal/profiles?ids=" + ids, service("comment-service")).isProblem(400, "invalid-request");
        get("/internal/profiles", service("comment-service")).isProblem(400, "invalid-request");
        get("/internal/profiles?ids=x", service("gateway")).isProblem(403, "forbidden");
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
        String suspended = signInAs(handle, PASSWORD).is(200).at("/accessToken");
        patch("/api/me", suspended, "{'bio': 'here'}").isProblem(403, "forbidden");
        Answer told = get("/api/notifications", suspended).is(200);
        assertThat(told.at("/items/0/details/commentId")).isEqualTo("comment1");
        assertThat(told.json().at("/items"))
                .as("once, though it was ordered twice")
                .hasSize(1);
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
    void otherServicesWritesAreInTheAuditOnceWithWhoReportedThem() {
        String operator = get("/api/me", operator()).at("/id");
        String subject = Ids.random();
        String body = report(operator, "article-imported", subject);
        post("/internal/audit", service("article-service"), body).is(204);
        post("/internal/audit", service("article-service"), body).is(204);
        Answer audit = get("/api/admin/audit?subject=" + subject, operator());
        assertThat(audit.json().at("/items")).hasSize(1);
        assertThat(audit.at("/items/0/actor")).isEqualTo("operator");
        assertThat(audit.at("/items/0/reporter")).isEqualTo("article-service");
        post("/internal/audit", service("gateway"), body).isProblem(403, "forbidden");
    }

    @Test
    void aServiceRecordsItsOwnActionsAndNoOthers() {
        String operator = get("/api/me", operator()).at("/id");
        Map<String, List<String>> own = Map.of(
                "article-service", List.of("article-imported", "article-assigned", "article-removed"),
                "comment-service", List.of("comment-removed", "comment-kept"));
        List<String> others = List.of("twei-granted", "roles-set", "suspension-set", "account-deleted", "entries-read");
        own.forEach((service, actions) -> {
            for (String action : actions) {
                post("/internal/audit", service(service), report(operator, action, Ids.random()))
                        .is(204);
                String other = service.equals("article-service") ? "comment-service" : "article-service";
                post("/internal/audit", service(other), report(operator, action, Ids.random()))
                        .isProblem(403, "forbidden");
            }
            for (String action : others) {
                post("/internal/audit", service(service), report(operator, action, Ids.random()))
                        .isProblem(403, "forbidden");
            }
        });
    }

    @Test
    void ofABatchWithAnActionThatIsNotTheCallersNothingIsRecorded() {
        String subject = Ids.random();
        String batch = "{'events': [%s, %s]}"
                .formatted(write(Ids.random(), "article-removed", subject), write(Ids.random(), "roles-set", subject));
        post("/internal/audit", service("article-service"), batch).isProblem(403, "forbidden");
        assertThat(get("/api/admin/audit?subject=" + subject, operator()).json().at("/items"))
                .isEmpty();
    }

    @Test
    void nobodyActsUnderAHandleInTheAudit() {
        post("/internal/audit", service("article-service"), report("operator", "article-removed", Ids.random()))
                .isProblem(400, "invalid-request");
    }

    private static String report(String actor, String action, String subject) {
        return "{'events': [%s]}".formatted(write(actor, action, subject));
    }

    private static String write(String actor, String action, String subject) {
        return "{'key': '%s:%s', 'actor': '%s', 'action': '%s', 'subject': '%s', 'note': null}"
                .formatted(action, subject, actor, action, subject);
    }

    private static String event(String key, String profile, String kind) {
        return "{'events': [{'key': '%s', 'profile': '%s', 'kind': '%s'}]}".formatted(key, profile, kind);
    }
}
