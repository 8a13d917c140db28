package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.state.ReadSet;

/** A command behind the check of its form. */
public sealed interface CheckedCommand {

    /**
     * It can be decided.
     *
     * @param fingerprint of the fact; where the fact's actor is not known, the one that was booked
     */
    record Valid(String id, Fact fact, String fingerprint, int attempt) implements CheckedCommand {
        /** The natural key, as a text. */
        public String key() {
            return fact.key().text();
        }

        /** Adds what deciding the command rests on, but for the accounts of an entry that it reverses. */
        public void addTo(ReadSet readSet) {
            readSet.keys().add(id);
            readSet.keys().add(key());
            fact.addTo(readSet);
        }
    }

    /** It never can, and is in no block. */
    record Malformed(String id, String why) implements CheckedCommand {}
}
