package io.earnest.profile.rewards;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the ledger decided a command. None of these is ever to be sent again; no answer at all is an exception. */
public sealed interface LedgerAnswer {
    /** It is in a block. */
    record Booked(Settlement settlement) implements LedgerAnswer {}

    /** Decided against, by a balance or a limit; another attempt may succeed. */
    record Refused(Settlement settlement, Rejection why) implements LedgerAnswer {}

    /** The natural key is booked already, with something else. */
    record Conflict(Rejection why) implements LedgerAnswer {}

    /** The command makes no sense to the ledger. */
    record Invalid(Rejection why) implements LedgerAnswer {}

    /**
     * Why, as a problem document says it.
     *
     * @param name last part of the problem's type
     * @param extra the problem's own fields, such as a balance
     */
    record Rejection(
            String name, String title, int status, @Nullable String detail, Map<String, Object> extra) {}
}
