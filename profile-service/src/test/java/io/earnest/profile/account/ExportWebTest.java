package io.earnest.profile.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.profile.RunningService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExportWebTest extends RunningService {
    @Test
    void allThatIsHeldComesPageByPageAndNothingOfAnybodyElse() {
        String handle = signUp();
        signInAs(handle, PASSWORD);
        String token = token(handle);
        patch("/api/me", token, "{'displayName': 'Ada Lovelace', 'bio': 'Counts.'}")
                .is(200);
        String id = get("/api/me", token).at("/id");
        post("/internal/experience", service("comment-service"), """
                {"events": [{"key": "comment-voted:c1:somebody", "profile": "%s", "kind": "LIKE_RECEIVED"}]}""".formatted(id))
                .is(200);
        post(
                        "/api/admin/experience",
                        operator(),
                        "{'handle': '%s', 'xp': 40, 'note': 'because bob asked'}".formatted(handle))
                .is(201);

        Map<String, JsonNode> parts = export(token);

        assertThat(parts.keySet())
                .containsExactly(
                        "account",
                        "sessions",
                        "factors",
                        "experience",
                        "orders",
                        "followedAuthors",
                        "followedTags",
                        "notifications",
                        "appeals");
        JsonNode account = parts.get("account").get(0);
        assertThat(account.at("/handle").asString()).isEqualTo(handle);
        assertThat(account.at("/displayName").asString()).isEqualTo("Ada Lovelace");
        assertThat(account.at("/bio").asString()).isEqualTo("Counts.");
        assertThat(account.at("/xp").asLong()).isEqualTo(45);
        assertThat(account.at("/starterGrant/twei").asLong()).isEqualTo(20);
        assertThat(parts.get("sessions")).hasSize(2);
        assertThat(parts.get("experience")).hasSize(2);
        assertThat(parts.get("experience").toString()).contains("LIKE_RECEIVED").doesNotContain("somebody", "c1");
        assertThat(parts.get("orders").get(0).at("/action").asString()).isEqualTo("experience-given");
        assertThat(parts.toString()).doesNotContain("bob", "operator", "passwordHash", "argon2");
    }

    @Test
    void anOrderThatNamesACommentInOnesPlaceIsInItToo() {
        String handle = signUp();
        String id = get("/api/me", token(handle)).at("/id");
        String operator = get("/api/me", operator()).at("/id");
        post("/internal/suspensions", service("comment-service"), """
                {"key": "export-%s", "actor": "%s", "profile": "%s", "suspended": true, "subject": "a-comment",
                  "note": "insults"}""".formatted(id, operator, id))
                .is(204);
        put("/api/admin/profiles/" + handle + "/suspension", operator(), "{'suspended': false, 'note': 'was none'}")
                .is(200);
        JsonNode orders = export(token(handle)).get("orders");
        assertThat(orders.valueStream().map(order -> order.at("/action").asString()))
                .containsExactly("suspension-set", "suspension-set");
        assertThat(orders.toString()).doesNotContain("a-comment", "insults");
    }

    @Test
    void itTakesATokenOfThatPersonAndACursorThatItGave() {
        get("/api/export", null).isProblem(401, "unauthenticated");
        get("/api/export?cursor=nonsense", token(signUp())).isProblem(400, "invalid-request");
    }

    private Map<String, JsonNode> export(String token) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        String cursor = "";
        do {
            Answer page = get("/api/export?cursor=" + cursor, token).is(200);
            assertThat(parts).doesNotContainKey(page.at("/section"));
            parts.put(page.at("/section"), page.json().at("/items"));
            assertThat(page.at("/single"))
                    .isEqualTo(String.valueOf(List.of("account").contains(page.at("/section"))));
            cursor = page.at("/next");
        } while (!cursor.isEmpty());
        return parts;
    }
}
