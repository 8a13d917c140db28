package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.entry.EntryRef;

/** What became of a command in a block that is not durable yet. */
public sealed interface Decision {

    String command();

    /** It is answered by the entry there: in the block being built, or in an earlier one. */
    record At(String command, EntryRef ref) implements Decision {}

    /** Its key, or its attempt, is taken by another. */
    record Conflict(String command) implements Decision {}

    /** It is malformed. */
    record Malformed(String command, String why) implements Decision {}
}
