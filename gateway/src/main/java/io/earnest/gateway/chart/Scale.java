package io.earnest.gateway.chart;

import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Amounts on a drawing's edge. Zero is always on it, so that no difference looks larger than it is.
 *
 * @param least what stands at the beginning, at most 0
 * @param most what stands at the end, at least 0, and above {@code least}
 * @param length of the edge, in units of the drawing
 */
record Scale(long least, long most, double length) {
    static Scale over(LongStream amounts, double length) {
        long[] extremes = amounts.collect(
                () -> new long[2],
                (seen, amount) -> {
                    seen[0] = Math.min(seen[0], amount);
                    seen[1] = Math.max(seen[1], amount);
                },
                (a, b) -> {
                    a[0] = Math.min(a[0], b[0]);
                    a[1] = Math.max(a[1], b[1]);
                });
        return new Scale(extremes[0], extremes[0] == extremes[1] ? extremes[0] + 1 : extremes[1], length);
    }

    double at(long amount) {
        return length * (amount - least) / (most - least);
    }

    /** A number as SVG takes it. */
    static String of(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
