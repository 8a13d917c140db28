package io.earnest.profile.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.profile.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Hostile
class AttemptLimitTest {
    private static final ClientNetwork HOME = ClientNetwork.of("203.0.113.7");

    private final ManualClock clock = new ManualClock();
    private final AttemptLimit limit = GuessingLimits.ofTen(clock);

    @Test
    void whatIsSaidAboutWaitingIsTrue() {
        fail(HOME, "ada", 10);
        clock.advance(Duration.ofSeconds(62));
        Problem refused = refused("ada", HOME);
        assertThat(refused.name()).isEqualTo("too-many-attempts");
        long wait = (Long) refused.extra().get("retryAfterSeconds");
        assertThat(wait).isBetween(237L, 238L);
        assertThat(refused.detail()).contains("in 3 minutes 5");
        clock.advance(Duration.ofSeconds(wait - 2));
        assertThat(refused("ada", HOME).extra().get("retryAfterSeconds")).isIn(1L, 2L);
        clock.advance(Duration.ofSeconds(2));
        limit.begin("ada", HOME);
    }

    @Test
    void anAttemptThatIsRefusedNeitherCountsNorMakesTheWaitLonger() {
        fail(HOME, "ada", 10);
        for (int i = 0; i < 200; i++) {
            refused("ada", HOME);
        }
        limit.begin("bob", HOME);
        clock.advance(Duration.ofSeconds(301));
        limit.begin("ada", HOME);
    }

    @Test
    void aHandleIsLockedWhereItWasGuessedAtAndNowhereElse() {
        fail(HOME, "ada", 10);
        limit.begin("ada", ClientNetwork.of("203.0.113.8"));
        limit.begin("ada", ClientNetwork.of("2001:db8::1"));
    }

    @Test
    void theNetworksOfOneSiteCountTogether() {
        int taken = 0;
        for (int subnet = 0; subnet < 100; subnet++) {
            if (takes("ada", ClientNetwork.of("2001:db8:1:%x::1".formatted(subnet * 0x100)))) {
                taken++;
            }
        }
        assertThat(taken).as("of one handle, from a /48").isEqualTo(40);
        for (int i = 0; i < 1_000; i++) {
            takes("handle" + i, ClientNetwork.of("2001:db8:2:%x::1".formatted(i)));
        }
        assertThat(takes("another", ClientNetwork.of("2001:db8:2:ffff::1"))).isFalse();
        assertThat(takes("another", ClientNetwork.of("2001:db8:3:ffff::1"))).isTrue();
    }

    @Test
    void whoSucceedsOrHadNoTurnHasFailedNothing() {
        ClientNetwork office = ClientNetwork.of("2001:db8:4::1");
        for (int i = 0; i < 500; i++) {
            limit.begin("ada", office);
            limit.succeeded("ada", office);
            limit.begin("bob", office);
            limit.undecided("bob", office);
        }
        fail(office, "ada", 10);
        assertThat(takes("ada", office)).isFalse();
    }

    private void fail(ClientNetwork network, String handle, int times) {
        for (int i = 0; i < times; i++) {
            limit.begin(handle, network);
        }
    }

    private boolean takes(String handle, ClientNetwork network) {
        try {
            limit.begin(handle, network);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private Problem refused(String handle, ClientNetwork network) {
        return catchThrowableOfType(ProblemException.class, () -> limit.begin(handle, network))
                .problem();
    }
}
