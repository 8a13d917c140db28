package io.earnest.gateway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WaterfallTest {
    @Test
    void eachStepBeginsWhereTheOneBeforeHasEndedAndLinesOfNothingAreLeftOut() {
        Waterfall chart = Waterfall.of(
                List.of(
                        new Waterfall.Part("READING", "Earned for Reading", 4),
                        new Waterfall.Part("PLUSES", "Earned for Pluses", 0),
                        new Waterfall.Part("MINUSES", "Spent for Minuses", -6)),
                "Total");
        assertThat(chart.steps()).extracting(Waterfall.Step::name).containsExactly("READING", "MINUSES", "total");
        assertThat(chart.steps()).extracting(Waterfall.Step::sum).containsExactly(4L, -2L, -2L);
        // From -2 to 4 is the whole width: a Twei is a sixth of it.
        assertThat(chart.zero()).isEqualTo("333.3");
        assertThat(chart.steps().get(0).from()).isEqualTo("333.3");
        assertThat(chart.steps().get(0).width()).isEqualTo("666.7");
        assertThat(chart.steps().get(1).from()).isEqualTo("0.0");
        assertThat(chart.steps().get(1).width()).isEqualTo("1000.0");
        assertThat(chart.steps().get(2).from()).isEqualTo("0.0");
        assertThat(chart.steps().get(2).width()).isEqualTo("333.3");
    }

    @Test
    void aReportOfNothingIsATotalOfZero() {
        Waterfall chart = Waterfall.of(List.of(), "Total");
        assertThat(chart.steps()).singleElement().satisfies(step -> {
            assertThat(step.sum()).isZero();
            assertThat(step.width()).isEqualTo("0.0");
        });
    }
}
