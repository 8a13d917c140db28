package io.earnest.gateway.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what the edge itself turns away. */
final class Refusals {
    private Refusals() {}

    static Counter counter(MeterRegistry meters, String reason) {
        return Counter.builder("earnest.gateway.refused")
                .description("Requests that the gateway turned away by itself")
                .tag("reason", reason)
                .register(meters);
    }
}
