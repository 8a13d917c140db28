package io.earnest.profile.session;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.token.Viewer;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.profile.password.Applicant;
import io.earnest.profile.password.AttemptLimit;
import io.earnest.profile.password.Passwords;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For what a token alone is not enough: the session must not have ended, and the password must be told again. */
@Component
public class CurrentPassword {
    private final Profiles profiles;
    private final Passwords passwords;
    private final AttemptLimit attempts;
    private final Sessions sessions;

    CurrentPassword(Profiles profiles, Passwords passwords, AttemptLimit attempts, Sessions sessions) {
        this.profiles = profiles;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    /**
     * The viewer's profile, if this is its password. A wrong one counts as a failed sign-in.
     *
     * @throws ProblemException 401 {@code session-ended}, 403 {@code bad-credentials}, 429 {@code too-many-attempts}
     */
    public Profile required(Viewer viewer, String password, ClientNetwork network) {
        return checked(profiles.of(viewer), viewer, password, network);
    }

    /**
     * The same, but a sign-in within the last ten minutes stands for the password.
     *
     * @throws ProblemException 403 {@code fresh-sign-in-needed} too, where neither is there
     */
    public Profile orFreshSignIn(Viewer viewer, @Nullable String password, ClientNetwork network) {
        Profile profile = profiles.of(viewer);
        if (password != null && !password.isEmpty()) {
            return checked(profile, viewer, password, network);
        }
        if (!isFresh(viewer)) {
            throw Problem.of("fresh-sign-in-needed", 403, "Your password is needed")
                    .detail(
                            "This changes how the account is signed in to. Tell the password, or sign in again: within ten"
                                    + " minutes after that it goes without.")
                    .exception();
        }
        return profile;
    }

    public boolean isFresh(Viewer viewer) {
        return sessions.isFresh(viewer.session(), viewer.id());
    }

    private Profile checked(Profile profile, Viewer viewer, String password, ClientNetwork network) {
        if (!sessions.isLive(viewer.session(), profile.id())) {
            throw Problem.of("session-ended", 401, "The session has ended")
                    .detail("This session was signed out. Sign in again.")
                    .exception();
        }
        if (!matches(profile, password, network)) {
            throw Problem.of("bad-credentials", 403, "The password is wrong")
                    .detail("The current password is not this one.")
                    .exception();
        }
        return profile;
    }

    private boolean matches(Profile profile, String password, ClientNetwork network) {
        attempts.begin(profile.handle(), network);
        try {
            // The session lives, so they are known wherever they are now.
            boolean matches = passwords
                    .check(password, profile.passwordHash(), new Applicant(network, true))
                    .matches();
            if (matches) {
                attempts.succeeded(profile.handle(), network);
            }
            return matches;
        } catch (ProblemException e) {
            attempts.undecided(profile.handle(), network);
            throw e;
        }
    }
}
