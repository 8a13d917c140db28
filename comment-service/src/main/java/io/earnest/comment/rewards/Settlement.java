package io.earnest.comment.rewards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an action was paid, as the ledger computed it for the actor. It is kept and handed out as it came; only
 * {@link #PENDING} is this service's own, for as long as the ledger has not answered.
 *
 * @param twei net for the actor, in Twei; negative where the action cost
 * @param reason why the actor's own leg was not paid
 * @param block the ledger's block that holds the entry
 */
public record Settlement(
        Status status,
        long twei,
        @Nullable String reason,
        List<Leg> legs,
        @Nullable Long block) {

    /** No answer from the ledger yet. */
    public static final Settlement PENDING = new Settlement(Status.PENDING, 0, null, List.of(), null);

    public Settlement {
        legs = legs == null ? List.of() : List.copyOf(legs);
    }

    static Settlement refused() {
        return new Settlement(Status.REFUSED, 0, null, List.of(), null);
    }

    /** What became of the actor's own leg. */
    public enum Status {
        PAID,
        PENDING,
        UNPAID,
        REFUSED
    }

    /** One party's part. */
    public record Leg(String role, long twei, @Nullable String reason) {}
}
