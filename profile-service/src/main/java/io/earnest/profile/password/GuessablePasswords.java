package io.earnest.profile.password;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import io.earnest.chassis.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Refuses passwords that are guessed first: the 30,000 most used, also with other letters or a few more, rows of keys, repetitions,
 * dates, and the person's own handle or the house's name in their place.
 */
@Component
public class GuessablePasswords {
    /** Fewer guesses than this are made in some days at the rate that sign-in allows to many networks. */
    private static final double FEWEST_GUESSES = 1_000_000;
    /** What looking costs grows with more than the length: of a longer password its two ends are looked at. */
    private static final int LOOKED_AT = 40;

    private static final String HOUSE = "earnest";

    private final Zxcvbn guesses = build();

    /**
     * Refuses a password that is to be set, with 400, if it is guessable.
     *
     * @param field what the problem calls it
     * @param text in its form ({@link PasswordText})
     * @param handle whose it is to be
     */
    public void refuse(String field, String text, String handle) {
        if (text.equalsIgnoreCase(handle)) {
            throw Problem.invalid(field, "must not be the handle").exception();
        }
        List<String> own = List.of(handle, HOUSE);
        boolean guessable = text.length() <= LOOKED_AT
                ? isGuessable(text, own)
                : isGuessable(text.substring(0, LOOKED_AT), own)
                        && isGuessable(text.substring(text.length() - LOOKED_AT), own);
        if (guessable) {
            throw Problem.invalid(
                            field,
                            "is one that is guessed early. Take several words that have nothing to do with each other,"
                                    + " or one that a password manager makes")
                    .exception();
        }
    }

    private boolean isGuessable(String text, List<String> own) {
        return guesses.measure(text, own).getGuesses() < FEWEST_GUESSES;
    }

    private static Zxcvbn build() {
        try {
            return new ZxcvbnBuilder()
                    .dictionary(StandardDictionaries.PASSWORDS_LOADER.load())
                    .keyboards(StandardKeyboards.loadAllKeyboards())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
