package io.earnest.launcher.bench.result;

import java.util.Arrays;
import java.util.Collection;

/**
 * How the rounds of one figure differ.
 *
 * @param median of an even number of rounds the mean of the two in the middle
 * @param rounds how many there were
 */
public record Spread(double least, double median, double most, int rounds) {

    /** Of at least one value. */
    public static Spread of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no round, no spread");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1], sorted.length);
    }

    /** Of one value or more. */
    public static Spread of(double... values) {
        return of(Arrays.stream(values).boxed().toList());
    }
}
