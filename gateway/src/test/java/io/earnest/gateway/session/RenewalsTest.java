package io.earnest.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.github.benmanes.caffeine.cache.Ticker;
import io.earnest.chassis.testing.Hostile;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

@Hostile
class RenewalsTest {
    private static final ProfileSessions.Client CLIENT = new ProfileSessions.Client("198.51.100.1", null, null);
    private static final Renewal.Renewed RENEWED = new Renewal.Renewed(new Tokens("access", 600, "after"));

    private final ProfileSessions sessions = mock();
    private final SessionEnds ends = mock();
    private final Renewals renewals =
            new Renewals(sessions, token -> session(), ends, 100, Duration.ofSeconds(20), Ticker.systemTicker());

    @Test
    void whoIsLateGetsWhatWasRenewedWhileTheSessionLasts() {
        when(sessions.renew(any(), any())).thenReturn(RENEWED);
        assertThat(renewals.renew("before", CLIENT)).isEqualTo(RENEWED);
        assertThat(renewals.renew("before", CLIENT)).isEqualTo(RENEWED);
        when(ends.hasEnded("ada0", "s1")).thenReturn(true);
        assertThat(renewals.renew("before", CLIENT)).isInstanceOf(Renewal.Refused.class);
    }

    @Test
    void aSessionThatEndedHereIsNotHandedOutThoughNobodyCanBeAsked() {
        when(sessions.renew(any(), any())).thenReturn(RENEWED);
        assertThat(renewals.renew("before", CLIENT)).isEqualTo(RENEWED);
        renewals.end("another");
        assertThat(renewals.renew("before", CLIENT)).isEqualTo(RENEWED);
        renewals.end("s1");
        assertThat(renewals.renew("before", CLIENT)).isInstanceOf(Renewal.Refused.class);
    }

    @Test
    void aRenewalThatIsUnderWayWhenTheSessionEndsIsNotHandedOut() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        when(sessions.renew(any(), any())).thenAnswer(call -> {
            asked.countDown();
            assertThat(answer.await(20, TimeUnit.SECONDS)).isTrue();
            return RENEWED;
        });
        CompletableFuture<Renewal> first = CompletableFuture.supplyAsync(() -> renewals.renew("before", CLIENT));
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        renewals.end("s1");
        answer.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(Renewal.Refused.class);
        assertThat(renewals.renew("before", CLIENT)).isInstanceOf(Renewal.Refused.class);
    }

    private static Jwt session() {
        return Jwt.withTokenValue("access")
                .header("alg", "ES256")
                .subject("ada0")
                .claim("sid", "s1")
                .expiresAt(Instant.MAX)
                .build();
    }
}
