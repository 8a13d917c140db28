package io.earnest.chassis.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what a limit turned away (429 or 503), under one name in all services. */
public final class Refusals {
    private Refusals() {}

    /**
     * The counter of one limit.
     *
     * @param reason which limit: a constant of the code
     */
    public static Counter counter(MeterRegistry meters, String reason) {
        return Counter.builder("earnest.requests.refused")
                .description("Requests that a limit turned away")
                .tag("reason", reason)
                .register(meters);
    }
}
