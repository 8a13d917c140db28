package io.earnest.rewards.ledger;

import io.earnest.rewards.ledger.entry.Reason;
import io.earnest.rewards.ledger.entry.Refusal;
import io.earnest.rewards.tariff.Twei;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an entry ended for its actor, who may see this and nothing else of it: others' legs are role and tariff amount only,
 * so that it does not show whether they were paid.
 *
 * @param twei the actor's net, over all capacities
 * @param reason the code of the {@link Reason} or {@link Refusal}; null if paid
 */
public record Settlement(Status status, Twei twei, @Nullable String reason, List<Leg> legs, long block) {

    public Settlement {
        legs = List.copyOf(legs);
    }

    /** How it ended. A ledger knows no pending. */
    public enum Status {
        PAID,
        UNPAID,
        REFUSED
    }

    /** What one role gets, negative for what it gives. The reason is only ever told of the actor's own leg. */
    public record Leg(Role role, Twei twei, @Nullable String reason) {}
}
