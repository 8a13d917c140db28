package io.earnest.launcher.bench.ledger;

import org.HdrHistogram.Histogram;

/**
 * What a load on a ledger brought.
 *
 * @param latencies of the bookings, in microseconds
 * @param failed bookings that were not made
 */
public record Round(double perSecond, Histogram latencies, long failed) {}
