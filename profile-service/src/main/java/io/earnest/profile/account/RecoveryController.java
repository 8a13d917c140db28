package io.earnest.profile.account;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.profile.factor.RecoveryCodes;
import io.earnest.profile.network.ClientNetworks;
import io.earnest.profile.password.GuessablePasswords;
import io.earnest.profile.password.PasswordText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sessions")
class RecoveryController {
    private final Recovery recovery;
    private final GuessablePasswords guessable;
    private final ClientNetworks networks;

    RecoveryController(Recovery recovery, GuessablePasswords guessable, ClientNetworks networks) {
        this.recovery = recovery;
        this.guessable = guessable;
        this.networks = networks;
    }

    record RecoveryRequest(
            @NotNull @Size(max = 100) String handle,

            @NotNull @Size(min = 1, max = RecoveryCodes.LONGEST_TYPED)
            String code,

            @Schema(
                    minLength = PasswordText.MIN_LENGTH,
                    maxLength = PasswordText.MAX_LENGTH,
                    description = "The new one. Characters count in the form of RFC 8265 (OpaqueString)")
            @NotNull
            String password) {
        @Override
        public String toString() {
            return "RecoveryRequest[" + handle + "]";
        }
    }

    @Answers(403)
    @PostMapping("/api/recoveries")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Set a new password by a recovery code",
            description =
                    "The code is used up and all sessions end; sign in with the new password. 401 bad-recovery-code"
                            + " for a wrong or used code and for an unknown handle alike; 429 too-many-attempts, counted with"
                            + " sign-ins; 400 for a password that is guessed early, which uses no code up; 403 suspended.")
    void recover(@Valid @RequestBody RecoveryRequest request, HttpServletRequest http) {
        String handle = request.handle.strip().toLowerCase(Locale.ROOT);
        String text = PasswordText.required("password", request.password);
        guessable.refuse("password", text, handle);
        switch (recovery.recover(handle, request.code, text, networks.of(http))) {
            case DONE -> {}
            case SUSPENDED ->
                throw Problem.of("suspended", 403, "The account is suspended")
                        .detail("This account is suspended. Ask an operator. The code is not used up.")
                        .exception();
            case REFUSED ->
                throw Problem.of("bad-recovery-code", 401, "Handle or code is wrong")
                        .detail(
                                "There is no profile with this handle and this code, or the code was used already. Take the"
                                        + " next one of your list.")
                        .exception();
        }
    }
}
