package io.earnest.profile.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.earnest.chassis.problem.ProblemException;
import io.earnest.chassis.testing.Hostile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Hostile
class PasswordTextTest {
    @ParameterizedTest
    @CsvSource({
        "pa\u0308sswo\u0308rter, pässwörter",
        "a\u00A0long\u3000password\u2009here, a long password here",
        "한국어\u1112\u1161\u11AB비밀번호입니다, 한국어한비밀번호입니다",
        "Case And ﬁ ligature stay, Case And ﬁ ligature stay",
        "пароль из слов, пароль из слов",
        "🐎🔋📎🐎🔋📎🐎🔋📎🐎, 🐎🔋📎🐎🔋📎🐎🔋📎🐎"
    })
    void whatLooksAlikeIsOnePassword(String typed, String form) {
        assertThat(PasswordText.required("password", typed)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tab\tin between",
                "zero\u200Bwidth space",
                "bell\u0007 and more",
                "soft\u00AD hyphen",
                "unassigned \u0378"
            })
    void whatNobodyCanTypeAgainIsRefused(String typed) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PasswordText.required("password", typed))
                .satisfies(e -> assertThat(e.problem().detail()).startsWith("password: must not hold"));
    }

    @Test
    void lengthsCountWhatPeopleSee() {
        assertThat(PasswordText.required("password", "🔑".repeat(10))).hasSize(20);
        assertThat(PasswordText.required("password", "a\u0308".repeat(200))).hasSize(200);
        for (String wrong : new String[] {"🔑".repeat(9), "a\u0308".repeat(9), "x".repeat(201), ""}) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> PasswordText.required("password", wrong))
                    .satisfies(e ->
                            assertThat(e.problem().detail()).isEqualTo("password: must have 10 to 200 characters"));
        }
    }
}
