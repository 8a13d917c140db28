package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.state.Pair;
import io.earnest.rewards.ledger.state.ReadSet;
import io.earnest.rewards.ledger.state.Statement;

/** A command behind the check of its form. */
public sealed interface CheckedCommand {

    /**
     * It can be decided.
     *
     * @param fingerprint of the fact; where the fact's actor is not known, the one that was booked
     */
    record Valid(String id, Fact fact, String fingerprint, int attempt) implements CheckedCommand {
        /** The natural key. */
        public String key() {
            return fact.key();
        }

        /** Adds what deciding the command rests on, but for the accounts of an entry that it reverses. */
        public void addTo(ReadSet readSet) {
            readSet.keys().add(id);
            readSet.keys().add(key());
            switch (fact) {
                case Fact.SignedUp(String actor) -> readSet.account(actor, Statement.NO_ARTICLE);
                case Fact.Published(String actor, String article) -> readSet.account(actor, article);
                case Fact.Read read -> readSet.account(read.actor(), read.article());
                case Fact.Rated rated -> {
                    readSet.account(rated.actor(), rated.article());
                    readSet.account(rated.author(), rated.article());
                    readSet.pairs().add(Pair.plusId(rated.actor(), rated.author()));
                }
                case Fact.Commented commented -> {
                    readSet.account(commented.actor(), commented.article());
                    readSet.account(commented.author(), commented.article());
                }
                case Fact.Voted voted -> {
                    readSet.account(voted.actor(), voted.article());
                    readSet.account(voted.commenter(), voted.article());
                    readSet.account(voted.author(), voted.article());
                    readSet.pairs().add(Pair.likeId(voted.actor(), voted.commenter()));
                    readSet.comments().add(voted.comment());
                }
                case Fact.Valued valued -> readSet.account(valued.commenter(), valued.article());
                case Fact.ReportBought bought -> readSet.account(bought.actor(), bought.article());
                case Fact.Granted granted -> readSet.account(granted.to(), Statement.NO_ARTICLE);
                case Fact.Reversed reversed -> readSet.keys().add(reversed.entryKey());
                case Fact.TariffChanged changed -> {}
            }
        }
    }

    /** It never can, and is in no block. */
    record Malformed(String id, String why) implements CheckedCommand {}
}
