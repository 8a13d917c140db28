package io.earnest.comment.rewards;

import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Where an action stands with the ledger; part of the action's own document.
 *
 * @param attempt from 1; a new try after a refusal is the next one
 * @param settlement what the ledger said, null while {@code PENDING}
 * @param problem why it was refused, null otherwise
 */
public record Payment(
        State state,
        int attempt,
        @Nullable Settlement settlement,
        @Nullable Document problem) {

    /** Accepted means booked, whether or not its payouts were paid. */
    public enum State {
        PENDING,
        ACCEPTED,
        REFUSED
    }

    public static Payment pending(int attempt) {
        return new Payment(State.PENDING, attempt, null, null);
    }

    /** The same attempt after the ledger's answer. */
    public Payment after(LedgerAnswer answer) {
        return switch (answer) {
            case LedgerAnswer.Booked booked -> new Payment(State.ACCEPTED, attempt, booked.settlement(), null);
            case LedgerAnswer.Refused refused ->
                new Payment(State.REFUSED, attempt, refused.settlement(), new Document(refused.problem()));
        };
    }

    public boolean is(State other) {
        return state == other;
    }

    /** What to show as settlement. */
    public Settlement shown() {
        return settlement == null ? Settlement.PENDING : settlement;
    }

    /** The refusal as an answer to the client who waits for it. */
    public ProblemException refusal() {
        Map<String, Object> document = problem == null ? Map.of() : problem;
        Map<String, Object> extra = new LinkedHashMap<>(document);
        extra.keySet().removeAll(java.util.Set.of("type", "title", "status", "detail"));
        extra.values().removeIf(java.util.Objects::isNull);
        Object detail = document.get("detail");
        return new Problem(
                        String.valueOf(document.getOrDefault("type", "/problems/refused")),
                        String.valueOf(document.getOrDefault("title", "The ledger refused this")),
                        document.get("status") instanceof Number status ? status.intValue() : 409,
                        detail == null ? null : detail.toString(),
                        extra)
                .exception();
    }
}
