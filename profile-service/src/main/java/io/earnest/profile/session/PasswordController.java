package io.earnest.profile.session;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.chassis.web.ClientNetwork;
import io.earnest.profile.network.ClientNetworks;
import io.earnest.profile.password.Applicant;
import io.earnest.profile.password.GuessablePasswords;
import io.earnest.profile.password.PasswordText;
import io.earnest.profile.password.Passwords;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.ProfileStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
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
    private final CurrentPassword current;
    private final ProfileStore store;
    private final Passwords passwords;
    private final GuessablePasswords guessable;
    private final Sessions sessions;
    private final ClientNetworks networks;

    PasswordController(
            CurrentPassword current,
            ProfileStore store,
            Passwords passwords,
            GuessablePasswords guessable,
            Sessions sessions,
            ClientNetworks networks) {
        this.current = current;
        this.store = store;
        this.passwords = passwords;
        this.guessable = guessable;
        this.sessions = sessions;
        this.networks = networks;
    }

    record NewPassword(
            @NotNull @Size(max = PasswordText.MAX_TYPED) String current,

            @Schema(
                    minLength = PasswordText.MIN_LENGTH,
                    maxLength = PasswordText.MAX_LENGTH,
                    description = "Characters count in the form of RFC 8265 (OpaqueString)")
            @NotNull
            String password) {
        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }

    @Answers(409)
    @PutMapping("/api/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Change the password",
            description =
                    "All other sessions end. 403 bad-credentials where the current password is wrong; 400 for one that"
                            + " is guessed early, such as the most used ones or the handle.")
    void change(Viewer viewer, @Valid @RequestBody NewPassword request, HttpServletRequest http) {
        String text = PasswordText.required("password", request.password);
        ClientNetwork network = networks.of(http);
        Profile profile = current.required(viewer, request.current, network);
        guessable.refuse("password", text, profile.handle());
        String before = String.valueOf(profile.passwordHash());
        String after = passwords.hash(text, new Applicant(network, true));
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
}
