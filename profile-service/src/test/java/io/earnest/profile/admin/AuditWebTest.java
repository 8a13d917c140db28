package io.earnest.profile.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import io.earnest.profile.RunningService;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@Hostile
class AuditWebTest extends RunningService {
    @Test
    void everyWriteIsInTheAuditWithWhoWhatAndWhy() {
        String handle = signUp();
        String operator = operator();
        post("/api/admin/experience", operator, "{'handle': '%s', 'xp': 30, 'note': 'for the books'}".formatted(handle))
                .is(201);
        // Two writes of one millisecond have no order.
        clock.advance(Duration.ofSeconds(1));
        put("/api/admin/profiles/" + handle + "/roles", operator, "{'roles': ['author'], 'note': 'writes well'}")
                .is(200);
        Answer page = get("/api/admin/audit?limit=2", operator).is(200);
        assertThat(page.at("/items/0/action")).isEqualTo("roles-set");
        assertThat(page.at("/items/0/note")).isEqualTo("writes well");
        assertThat(page.at("/items/1/action")).isEqualTo("experience-given");
        assertThat(page.at("/items/1/actor")).isEqualTo("operator");
        assertThat(page.at("/items/1/reporter")).isEqualTo("profile-service");
        assertThat(page.at("/items/1/subject")).isEqualTo(handle);
        assertThat(page.at("/items/1/at")).isNotEmpty();
        assertThat(page.at("/next")).isNotEmpty();
        get("/api/admin/audit?cursor=" + page.at("/next"), operator).is(200);
        get("/api/admin/audit?cursor=nonsense", operator).isProblem(400, "invalid-request");
        assertThat(page.at("/items/1/details/xp")).isEqualTo("30");
        assertThat(page.json().at("/items/0/details/roles").toString()).isEqualTo("[\"author\"]");
    }

    @Test
    void theAuditIsFilteredByWhatByWhomAndByWhomItConcerns() {
        String handle = signUp();
        String operator = operator();
        post("/api/admin/experience", operator, "{'handle': '%s', 'xp': 5, 'note': 'one'}".formatted(handle))
                .is(201);
        put("/api/admin/profiles/" + handle + "/suspension", operator, "{'suspended': true, 'note': 'two'}")
                .is(200);
        String about = "/api/admin/audit?subject=" + handle.toUpperCase(Locale.ROOT);
        assertThat(get(about, operator).json().at("/items")).hasSize(2);
        Answer one = get(about + "&action=experience-given&actor=operator", operator);
        assertThat(one.json().at("/items")).hasSize(1);
        assertThat(one.at("/items/0/note")).isEqualTo("one");
        assertThat(get(about + "&actor=" + handle, operator).json().at("/items"))
                .isEmpty();
        assertThat(get("/api/admin/audit?subject=no-such-thing", operator)
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void whoLooksIntoTheLedgerIsInTheAudit() {
        String handle = signUp();
        ledgerHolds("{\"items\": [], \"next\": null}");
        get("/api/admin/entries?handle=" + handle + "&articleId=a1", operator()).is(200);
        Answer looks = get("/api/admin/audit?action=entries-read&subject=" + handle, operator());
        assertThat(looks.at("/items/0/actor")).isEqualTo("operator");
        assertThat(looks.at("/items/0/note")).isEqualTo("for article a1");
    }
}
