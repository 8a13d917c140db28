package io.earnest.profile.session;

import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.profile.password.Applicant;
import io.earnest.profile.password.AttemptLimit;
import io.earnest.profile.password.Passwords;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.ProfileStore;
import io.earnest.profile.profile.Profiles;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks handle and password. An unknown handle takes the same steps, and the same time, as a wrong password. */
@Component
public class SignIn {
    /** Stands for the profile that an unknown handle does not have. */
    private static final String NOBODY = "nobody";

    private final Profiles profiles;
    private final ProfileStore store;
    private final Passwords passwords;
    private final AttemptLimit attempts;
    private final KnownPlaces places;
    private final Sessions sessions;
    private final PendingSignIn pending;
    private final SecondFactor secondFactor;
    private final MeterRegistry meters;

    SignIn(
            Profiles profiles,
            ProfileStore store,
            Passwords passwords,
            AttemptLimit attempts,
            KnownPlaces places,
            Sessions sessions,
            PendingSignIn pending,
            SecondFactor secondFactor,
            MeterRegistry meters) {
        this.profiles = profiles;
        this.store = store;
        this.passwords = passwords;
        this.attempts = attempts;
        this.places = places;
        this.sessions = sessions;
        this.pending = pending;
        this.secondFactor = secondFactor;
        this.meters = meters;
    }

    /**
     * Where a sign-in comes from.
     *
     * @param name what the client calls itself
     * @param deviceToken what it was given at an earlier sign-in, if it kept that
     */
    public record Client(
            String name, ClientNetwork network, @Nullable String deviceToken) {}

    /** How signing in ended. */
    public sealed interface Outcome {
        /**
         * Everything fits.
         *
         * @param deviceToken for the client to show at its next sign-in
         */
        record SignedIn(Sessions.Tokens tokens, String deviceToken) implements Outcome {}

        record BadCredentials() implements Outcome {}

        /**
         * The password is right, and a code is missing.
         *
         * @param token to be shown with it
         */
        record SecondFactorNeeded(String token) implements Outcome {}

        /** The password has to be told again: too much time went by, or it is another one now. */
        record TooLate() implements Outcome {}

        record WrongCode() implements Outcome {}
    }

    /** 429 {@code too-many-attempts} after too many failures, or where no turn to hash can be had. */
    Outcome signIn(String handleAsTyped, String password, Client client) {
        String handle = handleAsTyped.strip().toLowerCase(Locale.ROOT);
        // Before the attempt counts: while the store is down nobody uses up attempts by trying again.
        Profile profile = profiles.byHandle(handle).orElse(null);
        boolean known = places.isKnown(profile == null ? NOBODY : profile.id(), client.network, client.deviceToken);
        try {
            attempts.begin(handle, client.network);
        } catch (ProblemException e) {
            count("too-many");
            throw e;
        }
        Passwords.Check check = check(profile, password, handle, new Applicant(client.network, known));
        if (profile == null || !check.matches()) {
            count("bad-credentials");
            return new Outcome.BadCredentials();
        }
        attempts.succeeded(handle, client.network);
        Profile checked = upgraded(profile, check.better());
        if (secondFactor.isNeeded(checked)) {
            count("second-factor-needed");
            return new Outcome.SecondFactorNeeded(pending.tokenOf(checked));
        }
        return open(checked, client);
    }

    /** The rest of a sign-in whose password was right. 429 {@code too-many-attempts} after too many wrong codes. */
    Outcome completed(String token, String code, Client client) {
        Profile profile = pending.profileOf(token).orElse(null);
        if (profile == null) {
            return new Outcome.TooLate();
        }
        if (!secondFactor.isRight(profile, code, client)) {
            count("bad-code");
            return new Outcome.WrongCode();
        }
        return open(profile, client);
    }

    /** A sign-in by a passkey that was found good: it stands for both factors. */
    public Outcome byPasskey(Profile profile, Client client) {
        return open(profile, client);
    }

    private Outcome open(Profile profile, Client client) {
        Sessions.Tokens tokens = sessions.open(profile, client.name).orElse(null);
        if (tokens == null) {
            count("bad-credentials");
            return new Outcome.BadCredentials();
        }
        if (places.remember(profile.id(), client.network)
                && store.byId(profile.id()).filter(p -> !p.deleted()).isEmpty()) {
            // Deleted meanwhile: what is erased stays so.
            places.forget(profile.id());
        }
        count("signed-in");
        return new Outcome.SignedIn(tokens, places.deviceToken(profile.id()));
    }

    /** Replaces a hash of the password as it was typed by one of its form; where another was faster, that one stays. */
    private Profile upgraded(Profile profile, @Nullable String better) {
        if (better == null || !store.changePassword(profile.id(), String.valueOf(profile.passwordHash()), better)) {
            return profile;
        }
        return store.byId(profile.id()).orElse(profile);
    }

    private Passwords.Check check(@Nullable Profile profile, String password, String handle, Applicant who) {
        try {
            return passwords.check(password, profile == null ? null : profile.passwordHash(), who);
        } catch (ProblemException e) {
            attempts.undecided(handle, who.network());
            count("busy");
            throw e;
        }
    }

    private void count(String outcome) {
        meters.counter("earnest.sign.ins", "outcome", outcome).increment();
    }
}
