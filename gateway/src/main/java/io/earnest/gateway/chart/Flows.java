package io.earnest.gateway.chart;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What came and what went, each row with a bar on either side of zero. The drawing of a row is {@value #WIDTH} wide.
 *
 * @param title the table's caption
 */
public record Flows(String title, List<Row> rows) {
    static final int WIDTH = 1000;

    /**
     * What is to be drawn.
     *
     * @param name of the row, or the article that it is of
     * @param came not negative, as is {@code went}
     * @param grant whether it was given and not earned
     */
    public record Flow(String name, @Nullable String article, long came, long went, boolean grant) {}

    /** A row with its bars: {@code zero} is where both begin. */
    public record Row(Flow flow, String zero, String wentFrom, String wentWidth, String cameWidth) {}

    public static Flows of(String title, List<Flow> flows) {
        Scale scale = Scale.over(flows.stream().flatMapToLong(flow -> LongStream.of(flow.came(), -flow.went())), WIDTH);
        return new Flows(title, flows.stream().map(flow -> row(flow, scale)).toList());
    }

    private static Row row(Flow flow, Scale scale) {
        double zero = scale.at(0);
        double went = scale.at(-flow.went());
        return new Row(
                flow, Scale.of(zero), Scale.of(went), Scale.of(zero - went), Scale.of(scale.at(flow.came()) - zero));
    }
}
