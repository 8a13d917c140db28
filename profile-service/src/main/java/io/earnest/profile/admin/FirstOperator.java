package io.earnest.profile.admin;

import io.earnest.chassis.web.ClientNetwork;
import io.earnest.profile.password.Applicant;
import io.earnest.profile.password.GuessablePasswords;
import io.earnest.profile.password.PasswordText;
import io.earnest.profile.password.Passwords;
import io.earnest.profile.profile.Operators;
import io.earnest.profile.profile.Profile;
import io.earnest.profile.profile.Profiles;
import io.earnest.profile.profile.SignUp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes the operator whom the environment names, before the service is ready. */
@Component
class FirstOperator implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);

    private static final Applicant HERE = new Applicant(ClientNetwork.of("127.0.0.1"), true);

    private final OperatorProperties properties;
    private final Profiles profiles;
    private final SignUp signUp;
    private final Operators operators;
    private final Passwords passwords;
    private final GuessablePasswords guessable;
    private final Clock clock;

    FirstOperator(
            OperatorProperties properties,
            Profiles profiles,
            SignUp signUp,
            Operators operators,
            Passwords passwords,
            GuessablePasswords guessable,
            Clock clock) {
        this.properties = properties;
        this.profiles = profiles;
        this.signUp = signUp;
        this.operators = operators;
        this.passwords = passwords;
        this.guessable = guessable;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        String handle = properties.handle();
        String password = properties.password();
        if (handle == null || handle.isBlank()) {
            return;
        }
        String wanted = handle.strip().toLowerCase(Locale.ROOT);
        if (password == null || !wanted.matches("[a-z0-9_-]{3,30}")) {
            throw new IllegalStateException("EARNEST_OPERATOR_HANDLE must be 3 to 30 of a-z, 0-9, _ and -, and"
                    + " EARNEST_OPERATOR_PASSWORD must be set");
        }
        Profile known = profiles.byHandle(wanted).orElse(null);
        if (known == null) {
            String text = PasswordText.required("EARNEST_OPERATOR_PASSWORD", password);
            guessable.refuse("EARNEST_OPERATOR_PASSWORD", text, wanted);
            create(wanted, text);
        } else if (operators.all().isEmpty() && isPassword(password, known)) {
            // A crash between the profile and its role: who knows the password is the one who was meant.
            makeOperator(known);
        } else if (operators.all().isEmpty()) {
            LOG.warn(
                    "nobody is an operator: the handle that EARNEST_OPERATOR_HANDLE names is somebody's who has another"
                            + " password; name another handle");
        }
    }

    private boolean isPassword(String typed, Profile profile) {
        return passwords.check(typed, profile.passwordHash(), HERE).matches();
    }

    private void create(String handle, String text) {
        switch (signUp.create(handle, handle, passwords.hash(text, HERE))) {
            case SignUp.Outcome.Created(Profile profile) -> makeOperator(profile);
            case SignUp.Outcome.HandleTaken taken ->
                LOG.warn("EARNEST_OPERATOR_HANDLE is being claimed elsewhere, or was a deleted account's: start again,"
                        + " or name another");
            case SignUp.Outcome.TooManySignUps many -> throw new IllegalStateException("no limit applies here");
        }
    }

    private void makeOperator(Profile profile) {
        operators.order(profile.id(), true, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        LOG.info("the profile {} is an operator", profile.id());
    }
}
