package io.earnest.profile.profile;

import io.earnest.chassis.Ids;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Wait;
import io.earnest.profile.network.ClientNetworks;
import io.earnest.profile.password.GuessablePasswords;
import io.earnest.profile.password.PasswordText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Profiles")
class ProfileController {
    private final SignUp signUp;
    private final Profiles profiles;
    private final MeViews views;
    private final NameRules names;
    private final GuessablePasswords guessable;
    private final ShownLevels levels;
    private final ClientNetworks networks;

    ProfileController(
            SignUp signUp,
            Profiles profiles,
            MeViews views,
            NameRules names,
            GuessablePasswords guessable,
            ShownLevels levels,
            ClientNetworks networks) {
        this.signUp = signUp;
        this.profiles = profiles;
        this.views = views;
        this.names = names;
        this.guessable = guessable;
        this.levels = levels;
        this.networks = networks;
    }

    record SignUpRequest(
            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{3,30}", message = "must be 3 to 30 of a-z, 0-9, _ and -")
            String handle,

            @Schema(
                    minLength = PasswordText.MIN_LENGTH,
                    maxLength = PasswordText.MAX_LENGTH,
                    description = "Characters count in the form of RFC 8265 (OpaqueString)")
            @NotNull
            String password,

            @Nullable @Size(max = 60) @Pattern(regexp = DisplayText.LINE, message = DisplayText.LINE_MESSAGE)
            String displayName) {
        @Override
        public String toString() {
            return "SignUpRequest[" + handle + "]";
        }
    }

    /**
     * What everybody may see. No avatar: it is a pen name; and nothing by whose time it could be found.
     *
     * @param level of the last UTC midnight
     * @param joinedAt when the month began in which the account was made
     */
    record PublicProfile(String handle, String displayName, String bio, int level, Instant joinedAt) {}

    @Answers({201, 403, 409})
    @PostMapping("/api/profiles")
    @Operation(
            summary = "Sign up",
            description =
                    "Gives a starter grant; its settlement is PENDING while the ledger can't be reached. 400 for a"
                            + " password that is guessed early, such as the most used ones or the handle; 409"
                            + " handle-taken, for names of the house and what looks like them too; 429 too-many-sign-ups"
                            + " (per network and day), 403 for the token of somebody suspended.")
    ResponseEntity<MeViews.Me> signUp(@Valid @RequestBody SignUpRequest request, HttpServletRequest http) {
        String handle = request.handle.toLowerCase(Locale.ROOT);
        if (handle.startsWith(Profile.DELETED_PREFIX)) {
            throw Problem.invalid("handle", "must not begin with " + Profile.DELETED_PREFIX)
                    .exception();
        }
        if (Ids.isId(handle)) {
            // Lists that take a handle or an id, as the audit does, would find the profile in the id's place.
            throw Problem.invalid("handle", "must not look like an id").exception();
        }
        String password = PasswordText.required("password", request.password);
        guessable.refuse("password", password, handle);
        return switch (signUp.signUp(handle, displayName(request, handle), password, networks.of(http))) {
            case SignUp.Outcome.Created(Profile profile) ->
                ResponseEntity.created(URI.create("/api/profiles/" + handle)).body(views.of(profile));
            case SignUp.Outcome.HandleTaken taken ->
                throw Problem.of("handle-taken", 409, "The handle is taken")
                        .detail("This handle can't be had. Choose another.")
                        .with("handle", handle)
                        .exception();
            case SignUp.Outcome.TooManySignUps(Duration retryAfter) ->
                throw Problem.of("too-many-sign-ups", 429, "Too many sign-ups")
                        .detail("There were many sign-ups from this network today. The next one is taken after"
                                + " midnight UTC, in " + Wait.inWords(retryAfter) + ".")
                        .with("retryAfterSeconds", Wait.seconds(retryAfter))
                        .exception();
        };
    }

    private String displayName(SignUpRequest request, String handle) {
        String name = DisplayText.line(request.displayName);
        if (name.isEmpty() || name.equals(handle)) {
            return handle;
        }
        names.require(name, List.of());
        return name;
    }

    @GetMapping("/api/profiles/{handle}")
    @Operation(
            summary = "What everybody may see of a profile",
            description = "The level is that of the last UTC midnight, `joinedAt` the beginning of the month.")
    PublicProfile profile(@PathVariable String handle) {
        Profile profile = profiles.required(handle);
        return new PublicProfile(
                profile.handle(),
                profile.displayName(),
                profile.bio(),
                levels.ofHandle(profile),
                monthOf(profile.joinedAt()));
    }

    private static Instant monthOf(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC))
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }
}
