package io.earnest.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class CachedTokensTest {
    private static final Instant END = Instant.parse("2026-03-01T10:10:00Z");

    private final Clock clock = mock(Clock.class);
    private final AtomicInteger verified = new AtomicInteger();
    /** As the services verify: for some seconds after its end a token is still good. */
    private final CachedTokens tokens = new CachedTokens(
            token -> {
                verified.incrementAndGet();
                return Jwt.withTokenValue(token)
                        .header("alg", "ES256")
                        .expiresAt(END)
                        .build();
            },
            clock);

    @Test
    void aTokenIsVerifiedOnceAndNoLongerGoodWhenItHasEnded() {
        at(END.minusSeconds(1));
        assertThat(tokens.decode("t").getExpiresAt()).isEqualTo(END);
        assertThat(tokens.decode("t").getExpiresAt()).isEqualTo(END);
        assertThat(verified).hasValue(1);
        at(END.plusSeconds(1));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("t"));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("another"));
    }

    private void at(Instant now) {
        doReturn(now).when(clock).instant();
    }
}
