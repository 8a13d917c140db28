package io.earnest.profile.session;

import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A sign-in whose password was right and whose second factor is missing, as a token that its client holds: good for five
 * minutes, for that account, and for the password that was checked. Nothing is kept of it here.
 */
@Component
class PendingSignIn {
    static final Duration LIFE = Duration.ofMinutes(5);
    static final int LONGEST = 200;

    private final Profiles profiles;
    private final DerivedMac mac;
    private final Clock clock;

    PendingSignIn(SigningKey key, Profiles profiles, Clock clock) {
        this.profiles = profiles;
        this.mac = new DerivedMac(key, "earnest pending sign-ins 1");
        this.clock = clock;
    }

    String tokenOf(Profile profile) {
        long until = clock.instant().plus(LIFE).getEpochSecond();
        return profile.id() + "." + until + "." + mac.of(signed(profile, until));
    }

    /** Whose password was right; empty where the token is none of ours, or too old, or the password another one now. */
    Optional<Profile> profileOf(String token) {
        String[] parts = token.split("\\.", -1);
        if (token.length() > LONGEST || parts.length != 3 || !parts[1].matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        long until = Long.parseLong(parts[1]);
        return Instant.ofEpochSecond(until).isBefore(clock.instant())
                ? Optional.empty()
                : profiles.byId(parts[0]).filter(profile -> mac.isOf(signed(profile, until), parts[2]));
    }

    private static String signed(Profile profile, long until) {
        return profile.id() + "." + until + "." + profile.passwordHash();
    }
}
