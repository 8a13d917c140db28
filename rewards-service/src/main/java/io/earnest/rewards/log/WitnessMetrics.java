package io.earnest.rewards.log;

import io.earnest.rewards.log.witness.Witness;
import io.earnest.rewards.log.witness.WitnessAnswer;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what witnesses answer. */
final class WitnessMetrics {
    private final MeterRegistry meters;

    WitnessMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void answered(Witness witness, WitnessAnswer answer) {
        String outcome = switch (answer) {
            case WitnessAnswer.Cosigned ignored -> "cosigned";
            case WitnessAnswer.Has ignored -> "other-size";
            case WitnessAnswer.Contradicted ignored -> "contradicted";
            case WitnessAnswer.Nothing ignored -> "none";
        };
        meters.counter("earnest.ledger.witness.answers", "witness", witness.name(), "outcome", outcome)
                .increment();
    }
}
