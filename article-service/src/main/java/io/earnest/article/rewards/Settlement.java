package io.earnest.article.rewards;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an action that moves Twei ended, as the ledger computed it for the actor: kept and handed out as it is, never
 * calculated here. Only {@link #PENDING} is this service's own word, said while there is no answer.
 *
 * @param twei net for the actor
 * @param reason why the actor was not paid, or null
 * @param block the ledger block that holds the entry, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Settlement(
        Status status,
        long twei,
        @Nullable String reason,
        List<Leg> legs,
        @Nullable Long block) {
    /** No answer of the ledger yet: the action will be settled, once. */
    public static final Settlement PENDING = new Settlement(Status.PENDING, 0, null, List.of(), null);

    public Settlement {
        // Absent in the answer or the document: there are none.
        legs = legs == null ? List.of() : List.copyOf(legs);
    }

    /** PAID and UNPAID are booked; REFUSED changed nothing anywhere. */
    public enum Status {
        PAID,
        PENDING,
        UNPAID,
        REFUSED
    }

    static Settlement refused(String reason) {
        return new Settlement(Status.REFUSED, 0, reason, List.of(), null);
    }
}
