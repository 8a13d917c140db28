package io.earnest.chassis.token;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the signatures that were verified, which are the dearest part of a request. */
final class SignatureCount {
    private final Counter valid;
    private final Counter refused;

    /**
     * Both counters, from the start.
     *
     * @param holder whose tokens: {@code person} or {@code service}
     */
    SignatureCount(MeterRegistry meters, String holder) {
        this.valid = counter(meters, holder, "valid");
        this.refused = counter(meters, holder, "refused");
    }

    void valid() {
        valid.increment();
    }

    void refused() {
        refused.increment();
    }

    private static Counter counter(MeterRegistry meters, String holder, String outcome) {
        return Counter.builder("earnest.token.verifications")
                .description("Tokens whose signature was looked at: each once, until it ends or its key goes")
                .tag("holder", holder)
                .tag("outcome", outcome)
                .register(meters);
    }
}
