package io.earnest.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.Ids;
import io.earnest.chassis.testing.Hostile;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

@Hostile
class IdempotencyKeyTest {
    private static final String ARTICLE = "0123456789abcdefghjk";

    private static String id(String path, String key) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.addHeader(IdempotencyKey.HEADER, key);
        return IdempotencyKey.newId(request, "rita", "/api/articles/" + ARTICLE + "/comments");
    }

    @Test
    void theScopeIsTheResourceAndNotOneOfItsAddresses() {
        String byId = id("/api/articles/" + ARTICLE + "/comments", "k1");
        assertThat(id("/api/articles/some-words-" + ARTICLE + "/comments", "k1"))
                .isEqualTo(byId);
        assertThat(id("/api/articles/former-words-" + ARTICLE + "/comments", "k1"))
                .isEqualTo(byId);
        assertThat(id("/api/articles/" + ARTICLE + "/comments", "k2")).isNotEqualTo(byId);
    }

    /** Keys that were sent before stand for what they made. */
    @Test
    void theIdDerivesAsItAlwaysDid() {
        String path = "/api/articles/" + ARTICLE + "/comments";
        assertThat(id(path, "k1")).isEqualTo(Ids.derived("idempotency", "rita", "POST", path, "k1"));
    }

    @Test
    void withoutAKeyEachIsNew() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/articles");
        assertThat(IdempotencyKey.newId(request, "rita", "/api/articles"))
                .isNotEqualTo(IdempotencyKey.newId(request, "rita", "/api/articles"));
    }
}
