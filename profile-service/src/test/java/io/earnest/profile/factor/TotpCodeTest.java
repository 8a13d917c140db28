package io.earnest.profile.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpCodeTest {
    /** RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void itIsAsTheRfcHasIt(long epochSeconds, String code) {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertThat(TotpCode.of(secret, TotpCode.stepAt(epochSeconds), 8)).isEqualTo(code);
        assertThat(TotpCode.of(secret, TotpCode.stepAt(epochSeconds), 6)).isEqualTo(code.substring(2));
    }

    @Test
    void aSecretIsTypedAsRfc4648HasIt() {
        assertThat(TimeCodes.base32("12345678901234567890".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @Test
    void aRecoveryCodeIsTheSameHoweverItIsTyped() {
        assertThat(RecoveryCodes.plain(" 0AB1-cdef  gh10 ")).isEqualTo("0ab1cdefgh10");
        assertThat(RecoveryCodes.plain("OABI-cdefghlo")).isEqualTo("0ab1cdefgh10");
    }
}
