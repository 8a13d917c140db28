package io.earnest.rewards.ledger;

import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.entry.EntryRef;
import io.earnest.rewards.ledger.entry.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answer to one command. The same command, sent again, gets an equal one for ever. */
public sealed interface Result {

    /** The id of the command that is answered. */
    String command();

    /**
     * The activity is booked, now or by an earlier command for the same natural key with the same fingerprint.
     *
     * @param at when, by the ledger's clock
     * @param entry what was booked. Not to be shown to the actor: it names other parties
     * @param valued the entry that says the comment valued, right behind a like that made it so
     */
    record Booked(
            String command,
            EntryRef ref,
            Instant at,
            Entry entry,
            @Nullable Entry valued) implements Result {

        /** How it ended for the actor. */
        public Settlement settlement() {
            return Settlements.of(entry, ref.block());
        }
    }

    /** The command is refused as a whole; {@code rejected} says why. A next attempt may succeed. */
    record Refused(String command, EntryRef ref, Instant at, Entry entry, Outcome.Rejected rejected) implements Result {

        /** The same as a settlement. */
        public Settlement settlement() {
            return Settlements.of(entry, ref.block());
        }
    }

    /** The natural key (or this attempt) is taken by a command with another fingerprint. */
    record Conflict(String command) implements Result {}

    /** The command is malformed and in no block; never to be repeated. */
    record Invalid(String command, String why) implements Result {}
}
