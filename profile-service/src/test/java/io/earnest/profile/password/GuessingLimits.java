package io.earnest.profile.password;

import io.earnest.profile.network.TestNetworks;
import java.time.Clock;
import java.time.Duration;

/** Limits for tests of what counts against them. */
public final class GuessingLimits {
    private GuessingLimits() {}

    /** Ten attempts for a handle, a hundred for a network, within five minutes. */
    public static AttemptLimit ofTen(Clock clock) {
        return new AttemptLimit(properties(1, Duration.ofSeconds(1)), TestNetworks.ofFour(), clock);
    }

    static PasswordProperties properties(int hashesAtOnce, Duration longestWait) {
        return new PasswordProperties(
                hashesAtOnce,
                longestWait,
                new PasswordProperties.Waiting(6, 4, 3),
                10,
                100,
                Duration.ofMinutes(5),
                false);
    }
}
