package io.earnest.profile.password;

import io.earnest.chassis.problem.Problem;
import java.util.Optional;
import rocks.xmpp.precis.InvalidCodePointException;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * What is hashed of a password that somebody typed: the one form that RFC 8265 (OpaqueString) gives to all that look alike,
 * whatever the keyboard made of an umlaut (NFC), with any kind of space as a space. Lengths count code points of that form.
 */
public final class PasswordText {
    public static final int MIN_LENGTH = 10;
    public static final int MAX_LENGTH = 200;
    /** Decomposed, a letter may be several: the longest text that is looked at, in UTF-16 units. */
    public static final int MAX_TYPED = 5 * MAX_LENGTH;

    private PasswordText() {}

    /** The form of a password that is to be set; 400 where it is too short, too long, or holds what nobody can type again. */
    public static String required(String field, String typed) {
        String text = of(typed)
                .orElseThrow(() -> Problem.invalid(
                                field,
                                "must not hold control characters, invisible ones, or ones that Unicode does not know")
                        .exception());
        int length = text.codePointCount(0, text.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw Problem.invalid(field, "must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters")
                    .exception();
        }
        return text;
    }

    /** The form of what was typed; empty where it has none, as some that were set before this rule. */
    static Optional<String> of(String typed) {
        try {
            return typed.isEmpty() ? Optional.of("") : Optional.of(PrecisProfiles.OPAQUE_STRING.enforce(typed));
        } catch (InvalidCodePointException e) {
            return Optional.empty();
        }
    }
}
