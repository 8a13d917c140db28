package io.earnest.profile.session;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.Wait;
import io.earnest.profile.factor.RecoveryCodes;
import io.earnest.profile.factor.SecurityChange;
import io.earnest.profile.factor.TimeCodes;
import io.earnest.profile.password.AttemptLimit;
import io.earnest.profile.profile.Profile;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Checks what somebody with the right password has to show beside it: a time-based code, or in its place a recovery code. */
@Component
class SecondFactor {
    private final TimeCodes timeCodes;
    private final RecoveryCodes recoveryCodes;
    private final AttemptLimit attempts;
    private final ApplicationEventPublisher events;

    SecondFactor(
            TimeCodes timeCodes, RecoveryCodes recoveryCodes, AttemptLimit attempts, ApplicationEventPublisher events) {
        this.timeCodes = timeCodes;
        this.recoveryCodes = recoveryCodes;
        this.attempts = attempts;
        this.events = events;
    }

    boolean isNeeded(Profile profile) {
        return timeCodes.isOn(profile.id());
    }

    /** Whether the code is right; it is used up then. 429 {@code too-many-attempts} after too many that were not. */
    boolean isRight(Profile profile, String code, SignIn.Client client) {
        String counted = profile.handle() + "#code";
        attempts.begin(counted, client.network());
        boolean right = code.replaceAll("\\s", "").matches("[0-9]{1,8}")
                ? isTimeCode(profile, code)
                : isRecoveryCode(profile, code);
        if (right) {
            attempts.succeeded(counted, client.network());
        }
        return right;
    }

    private boolean isTimeCode(Profile profile, String code) {
        return switch (timeCodes.check(profile.id(), code)) {
            case TimeCodes.Check.Right right -> true;
            case TimeCodes.Check.Wrong wrong -> false;
            case TimeCodes.Check.TooMany(Duration retryAfter) ->
                throw tooMany(retryAfter).exception();
        };
    }

    /** Tries are counted for the account: whoever comes here knows its password, or is its owner. */
    static Problem tooMany(Duration retryAfter) {
        return Problem.of("too-many-attempts", 429, "Too many attempts")
                .detail("Too many codes were wrong. The next one is looked at in " + Wait.inWords(retryAfter)
                        + "; a recovery code is taken at once.")
                .with("retryAfterSeconds", Wait.seconds(retryAfter));
    }

    private boolean isRecoveryCode(Profile profile, String code) {
        boolean taken = recoveryCodes.take(profile.id(), code);
        if (taken) {
            events.publishEvent(new SecurityChange(profile.id(), "recovery-code-used"));
        }
        return taken;
    }
}
