package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.entry.Entry;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.Head;
import java.util.Map;

/**
 * What a block is decided on.
 *
 * @param head of the chain
 * @param documents all that exist of those that the commands need
 * @param originals booked entries that commands reverse, by natural key
 */
public record Snapshot(Head head, Documents documents, Map<String, Entry> originals) {

    /** Whether a document is of a block behind the head: another has written it, and nothing may be decided on such a mixture. */
    public boolean ahead() {
        long seq = head.seq();
        return documents.accounts().stream().anyMatch(account -> account.asOf() > seq)
                || documents.statements().stream().anyMatch(statement -> statement.asOf() > seq)
                || documents.pairs().stream().anyMatch(pair -> pair.asOf() > seq)
                || documents.comments().stream().anyMatch(likes -> likes.asOf() > seq)
                || documents.keys().stream().anyMatch(key -> key.ref().block() > seq);
    }
}
