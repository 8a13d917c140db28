package io.earnest.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.mongodb.client.MongoDatabase;
import io.earnest.chassis.intent.IntentOwner;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.testing.TestStores;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.profile.ManualClock;
import io.earnest.profile.network.TestNetworks;
import io.earnest.profile.password.Applicant;
import io.earnest.profile.password.Passwords;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

@Hostile
class SignUpTest {
    private static final ClientNetwork OFFICE = ClientNetwork.of("203.0.113.7");

    @Test
    void whoGetsNoTurnToHashUsesUpNothingOfTheNetworksDay() {
        ManualClock clock = new ManualClock();
        clock.advanceToNoon();
        MongoDatabase database = TestStores.embedded();
        ProfileStore profiles = new ProfileStore(database);
        SignUpLimit limit = new SignUpLimit(database, new SignUpProperties(2), TestNetworks.ofFour(), clock);
        Passwords busy = mock(Passwords.class);
        doThrow(Problem.of("too-many-attempts", 429, "Too many attempts").exception())
                .when(busy)
                .hash("a password", new Applicant(OFFICE, false));
        SignUp signUp = new SignUp(
                profiles,
                new Handles(database, profiles, clock),
                new NameRules(new Operators(database), profiles),
                limit,
                busy,
                null,
                new IntentOwner("test"),
                clock,
                new SimpleMeterRegistry());
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> signUp.signUp("ada", "Ada", "a password", OFFICE));
        }
        assertThat(limit.take(OFFICE)).isTrue();
        assertThat(limit.take(OFFICE)).isTrue();
        assertThat(limit.take(OFFICE)).isFalse();
    }
}
