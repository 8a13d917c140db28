package io.earnest.gateway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineChartTest {
    @Test
    void allLinesStandOnOneScaleThatHoldsZero() {
        LineChart chart = LineChart.of("Sums", List.of("1 May", "2 May", "3 May"))
                .with("held", "Held", List.of(50L, 100L, 200L))
                .with("treasury", "Treasury", List.of(0L, 0L, 50L));
        assertThat(chart.most()).isEqualTo(200);
        assertThat(chart.least()).isZero();
        assertThat(chart.lines().get(0).points()).isEqualTo("0.0,150.0 500.0,100.0 1000.0,0.0");
        assertThat(chart.lines().get(1).points()).isEqualTo("0.0,200.0 500.0,200.0 1000.0,150.0");
        assertThat(chart.inWords()).isEqualTo("Sums, 1 May to 3 May: Held from 50 to 200; Treasury from 0 to 50");
    }

    @Test
    void oneDayIsALineToo() {
        LineChart chart = LineChart.of("Balance", List.of("1 May")).with("balance", "Balance", List.of(20L));
        assertThat(chart.lines().getFirst().points()).isEqualTo("0.0,0.0 1000.0,0.0");
        assertThat(chart.marks()).containsExactly("1 May");
    }

    @Test
    void aPhoneIsToldTheFirstTheMiddleAndTheLastDay() {
        List<String> days = List.of("1", "2", "3", "4", "5");
        assertThat(LineChart.of("x", days).marks()).containsExactly("1", "3", "5");
    }

    @Test
    void aDayThatIsLeftOutHasItsRoom() {
        LineChart chart = LineChart.of("x", List.of("1 May", "2 May", "11 May"), List.of(100L, 101L, 110L))
                .with("held", "Held", List.of(0L, 10L, 20L));
        assertThat(chart.lines().getFirst().points()).isEqualTo("0.0,200.0 100.0,100.0 1000.0,0.0");
        assertThat(chart.marks()).as("no day stands in the middle").containsExactly("1 May", "11 May");
    }
}
