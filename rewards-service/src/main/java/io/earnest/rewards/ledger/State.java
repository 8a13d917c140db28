package io.earnest.rewards.ledger;

import java.util.Map;

/**
 * What a block is decided on.
 *
 * @param head of the chain
 * @param documents all that exist of those that the commands need
 * @param originals booked entries that commands reverse, by natural key
 */
record State(Head head, Documents documents, Map<String, Entry> originals) {}
