package io.earnest.launcher.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
    private static final Figure PANELS = new Figure(
            "panels",
            "ms",
            new Spread(1.5, 2, 12.345, 3),
            Map.of("gateway", 2.0),
            new Spread(1, 3, 4, 3),
            null,
            new Ratio(20, "n"),
            0);
    private static final Figure PAGE =
            new Figure("a page", "ms", new Spread(1, 1, 1, 3), Map.of(), null, null, null, 0);

    @Test
    void columnsAreAsWideAsTheirWidestCellAndNumbersEndTogether() {
        assertThat(TextTable.lines(new Section("Costs", "how", List.of(PANELS, PAGE), List.of("a note"))))
                .containsExactly(
                        "",
                        "Costs",
                        "          least  median  most  unit   ratio  gateway  load",
                        "  panels   1.50    2.00  12.3  ms    20.0 n     2.00  3.00",
                        "  a page   1.00    1.00  1.00  ms",
                        "  a note");
    }

    @Test
    void aColumnThatWouldBeEmptyIsNotThere() {
        assertThat(TextTable.cells(new Section("Costs", "how", List.of(PAGE), List.of()))
                        .heads())
                .containsExactly("", "least", "median", "most", "unit", "load");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12345|12,300", "999.6|1000", "123.4|123", "45.67|45.7", "1.234|1.23", "0|0.00", "0.01234|0.0123"})
    void numbersHaveThreeDigits(double number, String words) {
        assertThat(Words.number(number)).isEqualTo(words);
    }
}
