package io.earnest.comment.rewards;

import java.util.List;
import java.util.Map;

/** The ledger's final word on one command. */
public sealed interface LedgerAnswer {
    /** The settlement to keep with the action. */
    Settlement settlement();

    /** It is in the journal. */
    record Booked(Settlement settlement, List<Consequence> consequences) implements LedgerAnswer {
        public Booked {
            consequences = List.copyOf(consequences);
        }
    }

    /**
     * It is not and, under this command, never will be.
     *
     * @param problem the problem document that tells why
     */
    record Refused(Settlement settlement, Map<String, Object> problem) implements LedgerAnswer {}
}
