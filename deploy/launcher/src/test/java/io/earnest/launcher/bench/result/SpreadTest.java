package io.earnest.launcher.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void theMedianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(1, 4, 9, 3));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0, 6.0))).isEqualTo(new Spread(1, 5, 9, 4));
    }

    @Test
    void nothingHasNoSpread() {
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRoundOfPartsIsTheirSumAndEachPartHasItsMedian() {
        Samples samples = new Samples("panels", "ms");
        samples.add(Map.of("gateway", 1.0, "mongod", 2.0));
        samples.add(Map.of("gateway", 3.0, "mongod", 2.0));
        Figure figure = samples.figure();
        assertThat(figure.spread()).isEqualTo(new Spread(3, 4, 5, 2));
        assertThat(figure.parts()).containsEntry("gateway", 2.0).containsEntry("mongod", 2.0);
        assertThat(figure.latency()).isNull();
    }

    @Test
    void latenciesOfAllRoundsAreOneDistributionInMilliseconds() {
        Histogram first = Latency.histogram();
        Histogram second = Latency.histogram();
        for (int i = 1; i <= 99; i++) {
            Latency.record(first, 2_000_000);
        }
        Latency.record(second, 80_000_000);
        Figure figure = new Samples("calls", "ms")
                .add(1)
                .latencies(first)
                .latencies(second)
                .figure();
        Latency latency = figure.latency();
        assertThat(latency).isNotNull();
        assertThat(latency.calls()).isEqualTo(100);
        assertThat(latency.p50()).isBetween(1.99, 2.01);
        assertThat(latency.p99()).isBetween(1.99, 2.01);
        assertThat(latency.max()).isBetween(79.9, 80.1);
    }

    @Test
    void aRatioIsOfMediansAndThereIsNoneToNothing() {
        Figure ten = new Samples("ten", "ms").add(10).figure();
        Figure four = new Samples("four", "ms").add(4).figure();
        assertThat(ten.comparedTo(four, "n").ratio()).isEqualTo(new Ratio(2.5, "n"));
        assertThat(ten.comparedTo(new Samples("none", "ms").add(0).figure(), "n")
                        .ratio())
                .isNull();
    }
}
