package io.earnest.rewards.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void members_are_sorted_and_nothing_is_padded() {
        assertThat(json(Map.of("b", 1L, "a", List.of("x", true, -2L), "B", Map.of())))
                .isEqualTo("{\"B\":{},\"a\":[\"x\",true,-2],\"b\":1}");
    }

    @Test
    void members_sort_by_utf_16_code_units_as_in_the_rfcs_example() {
        assertThat(json(Map.of("\u20ac", 1, "\r", 2, "\ufb33", 3, "1", 4, "\ud83d\ude00", 5, "\u0080", 6, "\u00f6", 7)))
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @Test
    void strings_have_the_shortest_escapes() {
        assertThat(json("\"\\/\b\f\n\r\t\u0001\u001f\u007f€"))
                .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f€\"");
    }

    @Test
    void numbers_are_those_that_every_reader_holds_exactly() {
        assertThat(json(9_007_199_254_740_991L)).isEqualTo("9007199254740991");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> json(9_007_199_254_740_992L));
    }

    private static String json(Object value) {
        return new String(CanonicalJson.bytes(value), StandardCharsets.UTF_8);
    }
}
