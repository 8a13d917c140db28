package io.earnest.profile.session;

import io.earnest.chassis.problem.ProblemException;
import io.earnest.profile.network.ClientNetwork;
import io.earnest.profile.password.AttemptLimit;
import io.earnest.profile.password.Passwords;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks handle and password. An unknown handle takes the same steps, and the same time, as a wrong password. */
@Component
class SignIn {
    private final Profiles profiles;
    private final Passwords passwords;
    private final AttemptLimit attempts;
    private final Sessions sessions;
    private final MeterRegistry meters;

    SignIn(Profiles profiles, Passwords passwords, AttemptLimit attempts, Sessions sessions, MeterRegistry meters) {
        this.profiles = profiles;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
        this.meters = meters;
    }

    /** How signing in ended. */
    sealed interface Outcome {
        record SignedIn(Sessions.Tokens tokens) implements Outcome {}

        record BadCredentials() implements Outcome {}

        /** Told only to who knows the password. */
        record Suspended() implements Outcome {}
    }

    /** 429 {@code too-many-attempts} after too many failures, or where no turn to hash can be had. */
    Outcome signIn(String handleAsTyped, String password, String client, ClientNetwork network) {
        String handle = handleAsTyped.strip().toLowerCase(Locale.ROOT);
        // Before the attempt counts: while the store is down nobody uses up attempts by trying again.
        Profile profile = profiles.byHandle(handle).orElse(null);
        try {
            attempts.begin(handle, network);
        } catch (ProblemException e) {
            count("too-many");
            throw e;
        }
        if (!matches(profile, password, handle, network)) {
            count("bad-credentials");
            return new Outcome.BadCredentials();
        }
        attempts.succeeded(handle, network);
        if (profile == null || profile.suspended()) {
            count("suspended");
            return new Outcome.Suspended();
        }
        Sessions.Tokens tokens = sessions.open(profile, client).orElse(null);
        count(tokens == null ? "bad-credentials" : "signed-in");
        return tokens == null ? new Outcome.BadCredentials() : new Outcome.SignedIn(tokens);
    }

    private boolean matches(@Nullable Profile profile, String password, String handle, ClientNetwork network) {
        try {
            return passwords.matches(password, profile == null ? null : profile.passwordHash());
        } catch (ProblemException e) {
            attempts.undecided(handle, network);
            count("busy");
            throw e;
        }
    }

    private void count(String outcome) {
        meters.counter("earnest.sign.ins", "outcome", outcome).increment();
    }
}
