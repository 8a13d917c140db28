package io.earnest.profile.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.testing.Hostile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Hostile
class GuessablePasswordsTest {
    private final GuessablePasswords guessable = new GuessablePasswords();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "qwertyuiop",
                "passwordpassword",
                "Passwort123",
                "P@$$w0rd123",
                "1q2w3e4r5t",
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "earnest2026",
                "EarnestEarnest",
                "rita123456",
                "princess123",
                "aB3$aB3$aB3$aB3$aB3$aB3$aB3$aB3$aB3$aB3$aB3$aB3$aB3$aB3$aB3$aB3$"
            })
    void whatIsGuessedFirstIsRefused(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> guessable.refuse("password", text, "rita"))
                .satisfies(e -> {
                    assertThat(e.problem().status()).isEqualTo(400);
                    assertThat(e.problem().detail())
                            .startsWith("password: is one that is guessed early")
                            .contains("Take several words")
                            .doesNotContain(text);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "пароль из слов",
                "paßwort für mich",
                "🔑🐎🔋📎🌧🚲🎺🍐🐝🪟",
                "vK2p-9xQe-m4Ws"
            })
    void whatNobodyGuessesSoonIsTaken(String text) {
        assertThatNoException().isThrownBy(() -> guessable.refuse("password", text, "rita"));
    }

    @Test
    void aLongOneIsTakenForEitherOfItsEnds() {
        String weak = "a".repeat(60);
        assertThatNoException().isThrownBy(() -> guessable.refuse("password", weak + "vK2p9xQem4Ws", "rita"));
        assertThatNoException().isThrownBy(() -> guessable.refuse("password", "vK2p9xQem4Ws" + weak, "rita"));
    }

    @Test
    void theHandleIsNoPassword() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> guessable.refuse("password", "Rita-Of-The-Bees", "rita-of-the-bees"))
                .satisfies(e -> assertThat(e.problem().detail()).isEqualTo("password: must not be the handle"));
    }

    @Test
    void lookingCostsLittleHoweverLongAndOddThePasswordIs() {
        String odd = "@4$31!7+".repeat(25);
        assertThat(odd).hasSize(PasswordText.MAX_LENGTH);
        guessable.refuse("password", odd, "rita");
        long start = System.nanoTime();
        guessable.refuse("password", odd, "rita");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }
}
