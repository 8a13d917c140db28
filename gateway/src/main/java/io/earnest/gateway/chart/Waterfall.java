package io.earnest.gateway.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How a total comes about: each step begins where the one before has ended. The drawing of a step is {@value #WIDTH} wide.
 *
 * @param zero where nothing is, on every step's drawing
 */
public record Waterfall(List<Step> steps, String zero) {
    static final int WIDTH = 1000;

    /**
     * What a step is to be drawn for.
     *
     * @param twei what it adds; negative for what it takes
     */
    public record Part(String name, String title, long twei) {}

    /**
     * A step with its bar.
     *
     * @param sum what there is behind it
     * @param total whether it is the sum itself, drawn from zero
     */
    public record Step(String name, String title, long twei, long sum, boolean total, String from, String width) {}

    /** From the parts, in their order, to the total. Parts that add nothing are left out. */
    public static Waterfall of(List<Part> parts, String totalTitle) {
        List<Part> some = parts.stream().filter(part -> part.twei() != 0).toList();
        long[] sums = new long[some.size() + 1];
        for (int i = 0; i < some.size(); i++) {
            sums[i + 1] = sums[i] + some.get(i).twei();
        }
        Scale scale = Scale.over(LongStream.of(sums), WIDTH);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            Part part = some.get(i);
            steps.add(step(part.name(), part.title(), part.twei(), sums[i], sums[i + 1], false, scale));
        }
        long total = sums[some.size()];
        steps.add(step("total", totalTitle, total, 0, total, true, scale));
        return new Waterfall(steps, Scale.of(scale.at(0)));
    }

    private static Step step(
            String name, String title, long twei, long before, long behind, boolean total, Scale scale) {
        double from = scale.at(Math.min(before, behind));
        double to = scale.at(Math.max(before, behind));
        return new Step(name, title, twei, behind, total, Scale.of(from), Scale.of(to - from));
    }
}
