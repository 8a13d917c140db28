package io.earnest.launcher.bench.result;

import org.HdrHistogram.Histogram;

/**
 * How long single calls took, over all rounds; milliseconds, to three digits.
 *
 * @param calls how many
 */
public record Latency(long calls, double p50, double p90, double p99, double max) {
    private static final double MICROS_IN_A_MILLI = 1_000;
    private static final long LONGEST_MICROS = 3_600_000_000L;

    /** An empty histogram for {@link #of}: of microseconds, up to an hour. */
    public static Histogram histogram() {
        return new Histogram(LONGEST_MICROS, 3);
    }

    /** Keeps a duration; what is longer than an hour counts as an hour. */
    public static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.min(LONGEST_MICROS, Math.max(0, nanos / 1_000)));
    }

    /** What a histogram of microseconds holds; zeros where it holds nothing. */
    public static Latency of(Histogram micros) {
        return new Latency(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / MICROS_IN_A_MILLI,
                micros.getValueAtPercentile(90) / MICROS_IN_A_MILLI,
                micros.getValueAtPercentile(99) / MICROS_IN_A_MILLI,
                micros.getMaxValue() / MICROS_IN_A_MILLI);
    }
}
