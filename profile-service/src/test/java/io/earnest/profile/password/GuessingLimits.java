package io.earnest.profile.password;

import java.time.Duration;

/** Limits for tests of what counts against them. */
public final class GuessingLimits {
    private GuessingLimits() {}

    /** Ten attempts for a handle, a hundred for a network. */
    public static AttemptLimit ofTen() {
        return new AttemptLimit(new PasswordProperties(1, Duration.ofSeconds(1), 10, 100, Duration.ofMinutes(5)));
    }
}
