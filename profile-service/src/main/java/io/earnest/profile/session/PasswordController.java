package io.earnest.profile.session;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.network.ClientNetwork;
import io.earnest.profile.network.ClientNetworks;
import io.earnest.profile.password.AttemptLimit;
import io.earnest.profile.password.Passwords;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.ProfileStore;
import io.earnest.profile.profile.Profiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Me")
class PasswordController {
    private final Profiles profiles;
    private final ProfileStore store;
    private final Passwords passwords;
    private final AttemptLimit attempts;
    private final Sessions sessions;
    private final ClientNetworks networks;

    PasswordController(
            Profiles profiles,
            ProfileStore store,
            Passwords passwords,
            AttemptLimit attempts,
            Sessions sessions,
            ClientNetworks networks) {
        this.profiles = profiles;
        this.store = store;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
        this.networks = networks;
    }

    record NewPassword(
            @NotNull @Size(max = Passwords.MAX_LENGTH) String current,

            @NotNull @Size(min = Passwords.MIN_LENGTH, max = Passwords.MAX_LENGTH)
            String password) {
        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }

    @PutMapping("/api/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Change the password",
            description = "All other sessions end. 403 bad-credentials where the current password is wrong.")
    void change(Viewer viewer, @Valid @RequestBody NewPassword request, HttpServletRequest http) {
        Profile profile = profiles.of(viewer);
        String before = profile.passwordHash();
        if (before == null || !isCurrent(profile, before, request.current, networks.of(http))) {
            throw Problem.of("bad-credentials", 403, "The current password is wrong")
                    .detail("The current password is not this one.")
                    .exception();
        }
        String after = passwords.hash(request.password);
        // Before, so that a crash right after the change leaves nobody signed in by the old password; and once more
        // behind it, for whoever signed in between.
        sessions.endOthers(profile.id(), viewer.session());
        if (!store.changePassword(profile.id(), before, after)) {
            throw Problem.of("conflict", 409, "Changed elsewhere")
                    .detail("The password was changed at the same time. Sign in with the new one.")
                    .exception();
        }
        sessions.endOthers(profile.id(), viewer.session());
    }

    private boolean isCurrent(Profile profile, String hash, String password, ClientNetwork network) {
        attempts.begin(profile.handle(), network);
        try {
            boolean current = passwords.matches(password, hash);
            if (current) {
                attempts.succeeded(profile.handle(), network);
            }
            return current;
        } catch (ProblemException e) {
            attempts.undecided(profile.handle(), network);
            throw e;
        }
    }
}
