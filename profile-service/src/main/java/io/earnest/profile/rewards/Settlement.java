package io.earnest.profile.rewards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an activity ended for its actor, as the ledger said it; kept and handed out as it is.
 *
 * @param status {@code PAID}, {@code UNPAID}, {@code REFUSED}; {@code PENDING} only while the ledger has not answered
 * @param twei the actor's net
 * @param reason a code where the actor was not paid, else null
 * @param block the ledger's block, or null while pending
 */
public record Settlement(
        String status,
        long twei,
        @Nullable String reason,
        @Nullable List<Leg> legs,
        @Nullable Long block) {
    public Settlement {
        legs = legs == null ? List.of() : List.copyOf(legs);
    }

    /** What one role got. */
    public record Leg(String role, long twei, @Nullable String reason) {}

    /** While the ledger has not answered. */
    public static Settlement pending() {
        return new Settlement("PENDING", 0, null, List.of(), null);
    }

    /** A refusal that no entry stands behind. */
    public static Settlement refused(@Nullable String reason) {
        return new Settlement("REFUSED", 0, reason, List.of(), null);
    }
}
