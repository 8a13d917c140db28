package io.earnest.profile.account;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.text.PlainLine;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.factor.SecurityChange;
import io.earnest.profile.network.ClientNetworks;
import io.earnest.profile.passkey.Passkey;
import io.earnest.profile.passkey.Passkeys;
import io.earnest.profile.password.AttemptLimit;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import io.earnest.profile.session.CurrentPassword;
import io.earnest.profile.session.Sessions;
import io.earnest.profile.session.SignIn;
import io.earnest.profile.session.SignInAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Passkeys: adding, removing, and signing in by one. Bytes are base64url; `clientDataJSON` and others as browsers name them. */
@RestController
class PasskeyController {
    private static final String BASE64URL = "[A-Za-z0-9_-]+";
    private static final int LONGEST = 20_000;
    private static final int LONGEST_ID = 1400;
    private static final int LONGEST_NAME = 60;
    private static final int TIMEOUT_MILLIS = 300_000;
    private static final String KIND = "public-key";

    private final Passkeys passkeys;
    private final CurrentPassword current;
    private final Profiles profiles;
    private final SignIn signIn;
    private final AttemptLimit attempts;
    private final ClientNetworks networks;
    private final ApplicationEventPublisher events;

    PasskeyController(
            Passkeys passkeys,
            CurrentPassword current,
            Profiles profiles,
            SignIn signIn,
            AttemptLimit attempts,
            ClientNetworks networks,
            ApplicationEventPublisher events) {
        this.passkeys = passkeys;
        this.current = current;
        this.profiles = profiles;
        this.signIn = signIn;
        this.attempts = attempts;
        this.networks = networks;
        this.events = events;
    }

    record Rp(String id, String name) {}

    /** @param id in base64url */
    record User(String id, String name, String displayName) {}

    record Kind(String type, long alg) {}

    record Known(String type, String id) {}

    record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}

    /** What {@code navigator.credentials.create} takes, bytes in base64url. */
    record CreationOptions(
            Rp rp,
            User user,
            String challenge,
            List<Kind> pubKeyCredParams,
            int timeout,
            List<Known> excludeCredentials,
            Selection authenticatorSelection,
            String attestation) {}

    /** What {@code navigator.credentials.get} takes, bytes in base64url. */
    record RequestOptions(String challenge, String rpId, int timeout, String userVerification) {}

    record NewPasskey(
            @NotNull @Size(min = 1, max = LONGEST_NAME) String name,

            @NotNull @Size(max = LONGEST) @Pattern(regexp = BASE64URL)
            String clientDataJSON,

            @NotNull @Size(max = LONGEST) @Pattern(regexp = BASE64URL)
            String attestationObject) {}

    record PasskeyRequest(
            @NotNull @Size(max = LONGEST_ID) @Pattern(regexp = BASE64URL)
            String id,

            @NotNull @Size(max = LONGEST) @Pattern(regexp = BASE64URL)
            String clientDataJSON,

            @NotNull @Size(max = LONGEST) @Pattern(regexp = BASE64URL)
            String authenticatorData,

            @NotNull @Size(max = LONGEST) @Pattern(regexp = BASE64URL)
            String signature,

            @NotNull @Size(max = 100) @Pattern(regexp = BASE64URL)
            String userHandle) {}

    /** @param lastUsedAt null before its first sign-in */
    record PasskeyView(
            String id,
            String name,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {
        static PasskeyView of(Passkey passkey) {
            return new PasskeyView(passkey.id(), passkey.name(), passkey.createdAt(), passkey.lastUsedAt());
        }
    }

    @PostMapping("/api/me/passkeys/options")
    @Tag(name = "Me")
    @Operation(
            summary = "Begin to add a passkey: what the browser is to make",
            description = "The challenge serves this session for five minutes. " + FactorsController.PROOF)
    ResponseEntity<CreationOptions> options(
            Viewer viewer, @Valid @RequestBody FactorsController.Proof request, HttpServletRequest http) {
        Profile profile = current.orFreshSignIn(viewer, request.password(), networks.of(http));
        return fresh(new CreationOptions(
                new Rp(passkeys.site(), "Earnest"),
                new User(
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(profile.id().getBytes(StandardCharsets.UTF_8)),
                        profile.handle(),
                        profile.displayName()),
                passkeys.challengeToAdd(profile.id(), viewer.session()),
                passkeys.algorithms().stream()
                        .map(algorithm -> new Kind(KIND, algorithm))
                        .toList(),
                TIMEOUT_MILLIS,
                passkeys.of(profile.id()).stream()
                        .map(passkey -> new Known(KIND, passkey.id()))
                        .toList(),
                new Selection("required", true, "required"),
                "none"));
    }

    @Answers({201, 409})
    @PostMapping("/api/me/passkeys")
    @Tag(name = "Me")
    @Operation(
            summary = "Add the passkey that the browser has made",
            description = "403 bad-passkey where it is not what was asked for, or came too late, or twice; 409"
                    + " too-many-passkeys.")
    ResponseEntity<PasskeyView> add(Viewer viewer, @Valid @RequestBody NewPasskey request) {
        Profile profile = profiles.of(viewer);
        String name = PlainLine.of(request.name);
        if (name.isEmpty()) {
            throw Problem.invalid("name", "must show something").exception();
        }
        return switch (passkeys.add(
                profile.id(), viewer.session(), name, request.clientDataJSON, request.attestationObject)) {
            case Passkeys.Added.Done(Passkey passkey) -> {
                events.publishEvent(new SecurityChange(profile.id(), "passkey-added"));
                yield ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(PasskeyView.of(passkey));
            }
            case Passkeys.Added.Refused refused ->
                throw Problem.of("bad-passkey", 403, "The passkey can't be added")
                        .detail("It is not what this page asked for, or it took longer than five minutes. Try again.")
                        .exception();
            case Passkeys.Added.TooMany tooMany ->
                throw Problem.of("too-many-passkeys", 409, "Too many passkeys")
                        .detail("An account has " + Passkeys.MOST + " at most. Remove one that you don't use first.")
                        .exception();
        };
    }

    @DeleteMapping("/api/me/passkeys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Tag(name = "Me")
    @Operation(summary = "Remove a passkey", description = FactorsController.PROOF)
    void remove(
            Viewer viewer,
            @PathVariable String id,
            @Valid @RequestBody FactorsController.Proof request,
            HttpServletRequest http) {
        Profile profile = current.orFreshSignIn(viewer, request.password(), networks.of(http));
        if (!passkeys.remove(id, profile.id())) {
            throw Problem.notFound("passkey").exception();
        }
        events.publishEvent(new SecurityChange(profile.id(), "passkey-removed"));
    }

    @PostMapping("/api/sessions/passkey/options")
    @Tag(name = "Sessions")
    @Operation(summary = "Begin to sign in by a passkey: what the browser is to sign, within five minutes")
    ResponseEntity<RequestOptions> signInOptions() {
        return fresh(new RequestOptions(passkeys.challengeToSignIn(), passkeys.site(), TIMEOUT_MILLIS, "required"));
    }

    @Answers(403)
    @PostMapping("/api/sessions/passkey")
    @Tag(name = "Sessions")
    @Operation(
            summary = "Sign in by a passkey",
            description = "It counts as both factors. 401 bad-passkey for all that is wrong with it alike; 429"
                    + " too-many-attempts.")
    ResponseEntity<Sessions.Tokens> signIn(@Valid @RequestBody PasskeyRequest request, HttpServletRequest http) {
        SignIn.Client client = SignInAnswers.client(http, networks.of(http));
        String counted = "#passkey " + request.id;
        attempts.begin(counted, client.network());
        Profile profile = passkeys.signedIn(new Passkeys.Assertion(
                        request.id,
                        request.clientDataJSON,
                        request.authenticatorData,
                        request.signature,
                        request.userHandle))
                .flatMap(passkey -> profiles.byId(passkey.profile()))
                .filter(found -> !found.deleted())
                .orElseThrow(() -> Problem.of("bad-passkey", 401, "The passkey is not good")
                        .detail(
                                "No account has this passkey, or it took longer than five minutes. Try again, or sign in by"
                                        + " the password.")
                        .exception());
        attempts.succeeded(counted, client.network());
        return SignInAnswers.of(signIn.byPasskey(profile, client));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
