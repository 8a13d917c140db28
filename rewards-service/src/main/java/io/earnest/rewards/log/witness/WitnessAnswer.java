package io.earnest.rewards.log.witness;

import io.earnest.rewards.log.note.SignatureLine;
import java.time.Instant;

/** What a witness says to a checkpoint. */
public sealed interface WitnessAnswer {

    /**
     * It has seen the checkpoint.
     *
     * @param line the cosignature, which verifies
     * @param at when it says that it signed
     */
    record Cosigned(SignatureLine line, Instant at) implements WitnessAnswer {}

    /** It has a checkpoint of that size, and wants the proof from there. */
    record Has(long size) implements WitnessAnswer {}

    /** The checkpoint is not one that goes on from the one that it has. */
    record Contradicted() implements WitnessAnswer {}

    /** Nothing that can be used: it is away, hangs, does not know the log, or does not keep to the protocol. */
    record Nothing(String why) implements WitnessAnswer {}
}
