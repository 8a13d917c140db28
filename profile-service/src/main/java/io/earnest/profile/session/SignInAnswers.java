package io.earnest.profile.session;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.web.ClientNetwork;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** How a sign-in is told over HTTP, whatever it was by. */
public final class SignInAnswers {
    private static final int LONGEST_CLIENT = 200;
    /** From the gateway, which keeps it in a cookie. Whoever shows it waits before strangers, and no more than that. */
    private static final String DEVICE = "X-Earnest-Device";

    private SignInAnswers() {}

    /** Who asks. */
    public static SignIn.Client client(HttpServletRequest http, ClientNetwork network) {
        return new SignIn.Client(agent(http), network, http.getHeader(DEVICE));
    }

    public static ResponseEntity<Sessions.Tokens> of(SignIn.Outcome outcome) {
        return switch (outcome) {
            case SignIn.Outcome.SignedIn(Sessions.Tokens tokens, String deviceToken) ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header(DEVICE, deviceToken)
                        .body(tokens);
            case SignIn.Outcome.BadCredentials bad ->
                throw Problem.of("bad-credentials", 401, "Handle or password is wrong")
                        .detail("There is no profile with this handle and this password.")
                        .exception();
            case SignIn.Outcome.SecondFactorNeeded(String token) ->
                throw Problem.of("second-factor-needed", 401, "A code is needed too")
                        .detail(
                                "The password is right. Send the code of the authenticator app, or a recovery code, with"
                                        + " this token to /api/sessions/second-factor.")
                        .with("token", token)
                        .with("expiresIn", PendingSignIn.LIFE.toSeconds())
                        .exception();
            case SignIn.Outcome.WrongCode wrong ->
                throw Problem.of("bad-code", 401, "The code is wrong")
                        .detail(
                                "It is not the code of this moment, or was used already. Take the next one, or a recovery"
                                        + " code.")
                        .exception();
            case SignIn.Outcome.TooLate late ->
                throw Problem.of("sign-in-again", 401, "Sign in again")
                        .detail(
                                "Five minutes have gone by, or the password was changed. Begin with handle and password.")
                        .exception();
        };
    }

    private static String agent(HttpServletRequest http) {
        String agent = http.getHeader(HttpHeaders.USER_AGENT);
        if (agent == null) {
            return "";
        }
        return agent.substring(0, Math.min(agent.length(), LONGEST_CLIENT));
    }
}
