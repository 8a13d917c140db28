package io.earnest.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NextAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/?q=a%20b", "/wallet?articleId=a#x", "/articles/a-b/comments/c#c-c", "/#c-1"})
    void aPageOfThisSiteIsGoneTo(String next) {
        assertThat(NextAddress.of(next, "/levels")).isEqualTo(next);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "//evil.example/x",
                "/.//evil.example/x",
                "/x/..//evil.example",
                "/../x",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example/x",
                "javascript:alert(1)",
                "evil.example",
                "/x\r\nSet-Cookie: a=b",
                "/x y",
                "/sign-in?next=/",
                "/sign-up"
            })
    void allElseIsNot(String next) {
        assertThat(NextAddress.of(next, "/levels")).isEqualTo("/levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?q=käse"})
    void theAddressFitsAHeader(String next) {
        assertThat(NextAddress.of(next, "/")).isEqualTo("/?q=k%C3%A4se");
    }
}
