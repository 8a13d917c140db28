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
public record Snapshot(Head head, Documents documents, Map<String, Entry> originals) {}
