package io.earnest.rewards.ledger.state;

import io.earnest.rewards.ledger.entry.EntryRef;

/**
 * Where the answer to a key is.
 *
 * @param id the natural key if the command was booked, the command's id if it was refused
 * @param ref the entry
 * @param attempt of the command that was booked or refused
 * @param fingerprint of that command
 */
public record KeyRecord(String id, EntryRef ref, int attempt, String fingerprint) {}
