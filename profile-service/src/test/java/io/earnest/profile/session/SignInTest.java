package io.earnest.profile.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.mongodb.MongoTimeoutException;
import io.earnest.chassis.testing.Hostile;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.profile.password.GuessingLimits;
import io.earnest.profile.password.Passwords;
import io.earnest.profile.profile.ProfileStore;
import io.earnest.profile.profile.Profiles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@Hostile
class SignInTest {
    private static final SignIn.Client HOME = new SignIn.Client("", ClientNetwork.of("203.0.113.7"), null);

    private final Profiles profiles = mock(Profiles.class);
    private final Passwords passwords = mock(Passwords.class);
    private final SignIn signIn = new SignIn(
            profiles,
            mock(ProfileStore.class),
            passwords,
            GuessingLimits.ofTen(Clock.systemUTC()),
            mock(KnownPlaces.class),
            mock(Sessions.class),
            mock(PendingSignIn.class),
            mock(SecondFactor.class),
            new SimpleMeterRegistry());

    @Test
    void whileTheStoreIsDownNobodyUsesUpTheirAttempts() {
        doThrow(new MongoTimeoutException("down")).when(profiles).byHandle("ada");
        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(MongoTimeoutException.class).isThrownBy(this::tries);
        }
        doReturn(Optional.empty()).when(profiles).byHandle("ada");
        doReturn(new Passwords.Check(false, null)).when(passwords).check(anyString(), any(), any());
        assertThat(tries()).isInstanceOf(SignIn.Outcome.BadCredentials.class);
    }

    private SignIn.Outcome tries() {
        return signIn.signIn("ada", "a password", HOME);
    }
}
