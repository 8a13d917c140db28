package io.earnest.profile.session;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.earnest.profile.factor.RecoveryCodes;
import io.earnest.profile.network.ClientNetworks;
import io.earnest.profile.password.PasswordText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/sessions")
@Tag(name = "Sessions")
class SessionController {

    private final SignIn signIn;
    private final Sessions sessions;
    private final ClientNetworks networks;

    SessionController(SignIn signIn, Sessions sessions, ClientNetworks networks) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.networks = networks;
    }

    record SignInRequest(
            @NotNull @Size(max = 100) String handle,
            @NotNull @Size(max = PasswordText.MAX_TYPED) String password) {
        @Override
        public String toString() {
            return "SignInRequest[" + handle + "]";
        }
    }

    record SecondFactorRequest(
            @NotNull @Size(max = PendingSignIn.LONGEST) String token,

            @NotNull @Size(min = 1, max = RecoveryCodes.LONGEST_TYPED)
            String code) {
        @Override
        public String toString() {
            return "SecondFactorRequest[]";
        }
    }

    record RefreshRequest(@Nullable String refreshToken) {
        @Override
        public String toString() {
            return "RefreshRequest[]";
        }
    }

    record SessionView(String id, Instant createdAt, Instant lastUsedAt, String client, boolean current) {}

    @PostMapping
    @Operation(
            summary = "Sign in",
            description = "401 bad-credentials for a wrong password and for an unknown handle alike; 401"
                    + " second-factor-needed, with a `token` for /api/sessions/second-factor, where the account has"
                    + " time-based codes; 429 too-many-attempts, with the time until the next one is taken. Who is"
                    + " suspended signs in to read and to appeal.")
    ResponseEntity<Sessions.Tokens> signIn(@Valid @RequestBody SignInRequest request, HttpServletRequest http) {
        return SignInAnswers.of(
                signIn.signIn(request.handle, request.password, SignInAnswers.client(http, networks.of(http))));
    }

    @Answers(403)
    @PostMapping("/second-factor")
    @Operation(
            summary = "The rest of a sign-in that was answered second-factor-needed",
            description =
                    "The problem's `token`, which serves for five minutes, and a time-based code, or in its place a"
                            + " recovery code. 401 bad-code, also for a code that was used before; 401 sign-in-again where the token"
                            + " serves no longer; 429 too-many-attempts.")
    ResponseEntity<Sessions.Tokens> secondFactor(
            @Valid @RequestBody SecondFactorRequest request, HttpServletRequest http) {
        return SignInAnswers.of(
                signIn.completed(request.token, request.code, SignInAnswers.client(http, networks.of(http))));
    }

    @PostMapping("/refresh")
    @Operation(
            summary = "New tokens for a refresh token",
            description = "Each refresh token serves once; the one before still answers for 30 seconds. One that is"
                    + " used again later ends its session. 401 invalid-session.")
    ResponseEntity<Sessions.Tokens> refresh(@Nullable @RequestBody(required = false) RefreshRequest request) {
        return fresh(sessions.refresh(request == null ? null : request.refreshToken)
                .orElseThrow(() -> Problem.of("invalid-session", 401, "The session has ended")
                        .detail("Sign in again.")
                        .exception()));
    }

    @GetMapping
    @Operation(summary = "One's own sessions, last used first")
    Page<SessionView> sessions(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return sessions.of(viewer.id(), cursor, Paging.limit(limit))
                .map(s -> new SessionView(
                        s.id(), s.createdAt(), s.rotatedAt(), s.client(), s.id().equals(viewer.session())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign out: one of one's own sessions, or `current`")
    void end(Viewer viewer, @PathVariable String id) {
        boolean current = id.equals("current");
        boolean ended = sessions.end(current ? viewer.session() : id, viewer.id());
        if (!ended && !current) {
            throw Problem.notFound("session").exception();
        }
    }

    private static ResponseEntity<Sessions.Tokens> fresh(Sessions.Tokens tokens) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(tokens);
    }
}
