package io.earnest.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BarTest {
    @Test
    void partsStandSideBySideAndFillTheWhole() {
        Bar bar = Bar.of("Whole").with("a", "A", 1).with("b", "B", 3);
        assertThat(bar.pieces()).extracting(Bar.Piece::x).containsExactly("0.00", "250.00");
        assertThat(bar.pieces()).extracting(Bar.Piece::width).containsExactly("250.00", "750.00");
        assertThat(bar.inWords()).isEqualTo("Whole: A 1, B 3");
    }

    @Test
    void nothingAtAllIsDrawnAsNothing() {
        assertThat(Bar.of("Whole").with("a", "A", 0).pieces().getFirst().width())
                .isEqualTo("0.00");
    }
}
