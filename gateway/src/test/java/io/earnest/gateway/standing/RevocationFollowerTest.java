package io.earnest.gateway.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.call.RemoteUnavailable;
import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.token.Viewer;
import io.earnest.gateway.standing.RevocationClient.Page;
import io.earnest.gateway.standing.RevocationClient.Revocation;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@Hostile
class RevocationFollowerTest {
    private static final Viewer ADA = new Viewer("ada", "ada", Set.of(), 3, "s1");

    private final List<Revocation> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean down;

    @Test
    void itFollowsByItselfThroughAnOutageUntilItIsStopped() {
        RevocationFeed feed = feed(Clock.systemUTC());
        RevocationFollower follower = new RevocationFollower(feed, Duration.ofMillis(10));
        follower.start();
        try {
            told.add(new Revocation("SUSPENDED", "ada", List.of()));
            await().until(() -> feed.of(ADA) == Standing.SUSPENDED);
            down = true;
            int before = asked.get();
            await().until(() -> asked.get() > before + 2);
            assertThat(feed.of(ADA)).isEqualTo(Standing.SUSPENDED);
            told.add(new Revocation("REINSTATED", "ada", List.of()));
            told.add(new Revocation("SESSIONS_ENDED", "ada", List.of("s0", "s1")));
            down = false;
            await().until(() -> feed.of(ADA) == Standing.ENDED);
        } finally {
            follower.stop();
        }
        assertThat(follower.isRunning()).isFalse();
    }

    @Test
    void aLongFeedIsReadToItsEndAtOnce() {
        for (int i = 0; i < 25; i++) {
            told.add(new Revocation("SESSIONS_ENDED", "ada", List.of("s" + i)));
        }
        RevocationFeed feed = feed(Clock.systemUTC());
        assertThat(feed.catchUp()).isTrue();
        assertThat(feed.of(new Viewer("ada", "ada", Set.of(), 3, "s24"))).isEqualTo(Standing.ENDED);
    }

    @Test
    void aPartThatLacksSomethingIsNoAnswerAndIsAskedForAgain() {
        told.add(new Revocation("SESSIONS_ENDED", "ada", null));
        RevocationFeed feed = feed(Clock.systemUTC());
        assertThat(feed.catchUp()).isFalse();
        told.set(0, new Revocation("SESSIONS_ENDED", "ada", List.of("s1")));
        assertThat(feed.catchUp()).isTrue();
        assertThat(feed.of(ADA)).isEqualTo(Standing.ENDED);
    }

    @Test
    void itsAgeGrowsWhileItIsNotToldAndHealthSaysThatNothingIsKnown() {
        AtomicLong seconds = new AtomicLong();
        RevocationFeed feed = feed(clock(seconds));
        assertThat(feed.catchUp()).isTrue();
        assertThat(feed.isCurrent()).isTrue();
        down = true;
        seconds.set(31);
        assertThat(feed.catchUp()).isFalse();
        assertThat(feed.isCurrent()).isFalse();
        assertThat(feed.age()).isEqualTo(Duration.ofSeconds(31));
        assertThat(new RevocationHealth(feed).health().getStatus()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void whatWasRevokedIsKeptForTheLifeOfATokenAndNoLonger() {
        AtomicLong nanos = new AtomicLong();
        Ticker ticker = nanos::get;
        Revoked revoked = new Revoked(ticker);
        revoked.take(new Revocation("SESSIONS_ENDED", "ada", List.of("s1")));
        nanos.set(Duration.ofMinutes(11).toNanos());
        assertThat(revoked.of(ADA)).isEqualTo(Standing.ENDED);
        nanos.set(Duration.ofMinutes(13).toNanos());
        assertThat(revoked.of(ADA)).isEqualTo(Standing.GOOD);
    }

    private RevocationFeed feed(Clock clock) {
        Remote remote = new Remote(CircuitBreakerRegistry.ofDefaults(), RetryRegistry.ofDefaults());
        return new RevocationFeed(this::page, remote, clock, new SimpleMeterRegistry());
    }

    /** As profile-service answers, ten at a time. */
    private Page page(long after) {
        asked.incrementAndGet();
        if (down) {
            throw new RemoteUnavailable("profile-service", "down");
        }
        int from = (int) Math.min(after, told.size());
        int to = Math.min(from + 10, told.size());
        return new Page(List.copyOf(told.subList(from, to)), to);
    }

    private static Clock clock(AtomicLong seconds) {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochSecond(seconds.get());
            }
        };
    }
}
