package io.earnest.launcher.bench.result;

/** A figure's median as a multiple of another's of the same run. */
public record Ratio(double value, String of) {}
