package io.earnest.profile.account;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.factor.Factors;
import io.earnest.profile.factor.OwnFactors;
import io.earnest.profile.factor.RecoveryCodes;
import io.earnest.profile.factor.SecurityChange;
import io.earnest.profile.factor.TimeCodes;
import io.earnest.profile.network.ClientNetworks;
import io.earnest.profile.passkey.Passkeys;
import io.earnest.profile.password.PasswordText;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import io.earnest.profile.session.CurrentPassword;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What one can prove beside the password: recovery codes and time-based codes. */
@RestController
@Tag(name = "Me")
class FactorsController {
    static final String PROOF = "Takes the password, or a sign-in within the last ten minutes: else 403"
            + " fresh-sign-in-needed. 403 bad-credentials for a wrong password.";

    private final CurrentPassword current;
    private final Profiles profiles;
    private final OwnFactors factors;
    private final RecoveryCodes recoveryCodes;
    private final TimeCodes timeCodes;
    private final Passkeys passkeys;
    private final ClientNetworks networks;
    private final ApplicationEventPublisher events;

    FactorsController(
            CurrentPassword current,
            Profiles profiles,
            OwnFactors factors,
            RecoveryCodes recoveryCodes,
            TimeCodes timeCodes,
            Passkeys passkeys,
            ClientNetworks networks,
            ApplicationEventPublisher events) {
        this.current = current;
        this.profiles = profiles;
        this.factors = factors;
        this.recoveryCodes = recoveryCodes;
        this.timeCodes = timeCodes;
        this.passkeys = passkeys;
        this.networks = networks;
        this.events = events;
    }

    record Proof(
            @Nullable @Size(max = PasswordText.MAX_TYPED) String password) {
        @Override
        public String toString() {
            return "Proof[]";
        }
    }

    record Code(@NotNull @Size(min = 1, max = 20) String code) {
        @Override
        public String toString() {
            return "Code[]";
        }
    }

    /**
     * What there is beside the password.
     *
     * @param recoveryCodesLeft of those that were made
     * @param recoveryCodesMadeAt null where there never were any
     * @param totpSince since when time-based codes are asked for; null where they are not
     * @param passkeys the oldest first
     * @param passwordNeeded whether changing any of it takes the password; not within ten minutes after a sign-in
     */
    record FactorsView(
            int recoveryCodesLeft,
            @Nullable Instant recoveryCodesMadeAt,
            @Nullable Instant totpSince,
            List<PasskeyController.PasskeyView> passkeys,
            boolean passwordNeeded) {}

    /** @param codes shown now, and never again */
    record NewCodes(List<String> codes) {
        @Override
        public String toString() {
            return "NewCodes[]";
        }
    }

    /**
     * @param secret in base 32
     * @param uri what a QR code holds
     */
    record TotpOffer(String secret, String uri) {
        @Override
        public String toString() {
            return "TotpOffer[]";
        }
    }

    @GetMapping("/api/me/factors")
    @Operation(summary = "How one's account can be signed in to beside the password")
    FactorsView factors(Viewer viewer) {
        Factors own = factors.of(profiles.of(viewer).id());
        return new FactorsView(
                own.codesLeft(),
                own.codesAt(),
                own.totp() == null ? null : own.totp().since(),
                passkeys.of(own.profile()).stream()
                        .map(PasskeyController.PasskeyView::of)
                        .toList(),
                !current.isFresh(viewer));
    }

    @Answers(201)
    @PostMapping("/api/me/recovery-codes")
    @Operation(
            summary = "Make ten recovery codes",
            description =
                    "Each is good for once, to set a new password (/api/recoveries) or in the place of a time-based"
                            + " code. They are shown in this answer alone; those from before are good no longer. "
                            + PROOF)
    ResponseEntity<NewCodes> makeRecoveryCodes(
            Viewer viewer, @Valid @RequestBody Proof request, HttpServletRequest http) {
        Profile profile = current.orFreshSignIn(viewer, request.password, networks.of(http));
        List<String> codes = recoveryCodes.make(profile.id());
        changed(profile, "recovery-codes-made");
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new NewCodes(codes));
    }

    @Answers(201)
    @PostMapping("/api/me/totp")
    @Operation(
            summary = "Begin with time-based codes: a secret for an authenticator app (RFC 6238)",
            description = "Nothing changes before a code of it has come (PUT), within 30 minutes. " + PROOF)
    ResponseEntity<TotpOffer> offerTotp(Viewer viewer, @Valid @RequestBody Proof request, HttpServletRequest http) {
        Profile profile = current.orFreshSignIn(viewer, request.password, networks.of(http));
        TimeCodes.Offer offer = timeCodes.offer(profile);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new TotpOffer(offer.secret(), offer.uri()));
    }

    @PutMapping("/api/me/totp")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Have time-based codes asked for at each sign-in, by a code of the secret",
            description = "Sessions that there are go on. 403 bad-code, 429 too-many-attempts.")
    void confirmTotp(Viewer viewer, @Valid @RequestBody Code request) {
        Profile profile = profiles.of(viewer);
        switch (timeCodes.confirm(profile.id(), request.code)) {
            case TimeCodes.Check.Right right -> changed(profile, "totp-set");
            case TimeCodes.Check.Wrong wrong ->
                throw Problem.of("bad-code", 403, "The code is wrong")
                        .detail(
                                "It is not the code of this moment. Take the next one; where that is wrong too, look at the"
                                        + " clock of the device, or begin again.")
                        .exception();
            case TimeCodes.Check.TooMany(Duration retryAfter) ->
                throw Problem.of("too-many-attempts", 429, "Too many attempts")
                        .detail("Too many codes were wrong. Begin again with a new secret.")
                        .with("retryAfterSeconds", Math.max(1, retryAfter.toSeconds()))
                        .exception();
        }
    }

    @DeleteMapping("/api/me/totp")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "No longer ask for time-based codes", description = PROOF)
    void removeTotp(Viewer viewer, @Valid @RequestBody Proof request, HttpServletRequest http) {
        Profile profile = current.orFreshSignIn(viewer, request.password, networks.of(http));
        if (timeCodes.remove(profile.id())) {
            changed(profile, "totp-removed");
        }
    }

    private void changed(Profile profile, String action) {
        events.publishEvent(new SecurityChange(profile.id(), action));
    }
}
