package io.earnest.rewards.ledger;

/** A command behind its check. */
sealed interface Checked {

    /** It can be decided. */
    record Valid(String id, Fact fact, String fingerprint, int attempt) implements Checked {
        String key() {
            return fact.key();
        }
    }

    /** It never can. */
    record Malformed(String id, String why) implements Checked {}
}
