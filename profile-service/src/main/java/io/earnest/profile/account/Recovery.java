package io.earnest.profile.account;

import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.store.Writes;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.profile.factor.RecoveryCodes;
import io.earnest.profile.factor.SecurityChange;
import io.earnest.profile.password.Applicant;
import io.earnest.profile.password.AttemptLimit;
import io.earnest.profile.password.Passwords;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.ProfileStore;
import io.earnest.profile.profile.Profiles;
import io.earnest.profile.session.Sessions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Sets a forgotten password anew by a recovery code. Failures count as failed sign-ins. An unknown handle takes the same steps
 * as a wrong code; nothing slow comes before the code was seen to be right.
 */
@Component
class Recovery {
    /** Stands for the profile that an unknown handle does not have. */
    private static final String NOBODY = "nobody";

    private final Profiles profiles;
    private final ProfileStore store;
    private final RecoveryCodes codes;
    private final Passwords passwords;
    private final AttemptLimit attempts;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;

    Recovery(
            Profiles profiles,
            ProfileStore store,
            RecoveryCodes codes,
            Passwords passwords,
            AttemptLimit attempts,
            Sessions sessions,
            ApplicationEventPublisher events) {
        this.profiles = profiles;
        this.store = store;
        this.codes = codes;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
        this.events = events;
    }

    enum Outcome {
        DONE,
        REFUSED,
        /** Told only to who has a code. */
        SUSPENDED
    }

    /**
     * @param handle lower-case
     * @param password in its form
     */
    Outcome recover(String handle, String code, String password, ClientNetwork network) {
        Profile profile =
                profiles.byHandle(handle).filter(found -> !found.deleted()).orElse(null);
        attempts.begin(handle, network);
        boolean right = codes.isOne(profile == null ? NOBODY : profile.id(), code);
        if (profile == null || !right) {
            return Outcome.REFUSED;
        }
        if (profile.suspended()) {
            attempts.succeeded(handle, network);
            return Outcome.SUSPENDED;
        }
        String hash = hash(handle, password, network);
        // The code decides between two that come at once. After a crash behind it the next code does what this one did
        // not.
        if (!codes.take(profile.id(), code)) {
            return Outcome.REFUSED;
        }
        attempts.succeeded(handle, network);
        // Before, so that a crash right after the change leaves nobody signed in by the old password; and once more
        // behind it,
        // for whoever signed in between.
        sessions.endAll(profile.id());
        boolean changed = Writes.retried("a recovered password", () -> change(profile.id(), hash));
        sessions.endAll(profile.id());
        if (changed) {
            events.publishEvent(new SecurityChange(profile.id(), "password-recovered"));
        }
        return changed ? Outcome.DONE : Outcome.REFUSED;
    }

    /** In the lane of who is known: nobody else has such a code. */
    private String hash(String handle, String password, ClientNetwork network) {
        try {
            return passwords.hash(password, new Applicant(network, true));
        } catch (ProblemException e) {
            attempts.undecided(handle, network);
            throw e;
        }
    }

    /** False where the account was deleted meanwhile; empty where the password was changed meanwhile. */
    private Optional<Boolean> change(String id, String hash) {
        @Nullable String before = store.byId(id).map(Profile::passwordHash).orElse(null);
        if (before == null) {
            return Optional.of(false);
        }
        return store.changePassword(id, before, hash) ? Optional.of(true) : Optional.empty();
    }
}
