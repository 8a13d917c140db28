package io.earnest.rewards.ledger.chain;

import io.earnest.rewards.ledger.entry.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A link of the chain: up to {@link #MOST_ENTRIES} entries that were decided, and become durable, together. LEDGER.md
 * defines how it is hashed. Hashes are 64 lower-case hexadecimal digits.
 *
 * @param seq 1, 2, 3 …, without a gap
 * @param epoch counts the changes of the writer
 * @param writer the id of the process that decided
 * @param previous the hash of the block before; all zeros for the first
 * @param root the Merkle root over the entries
 * @param hash over the header
 * @param salt of the entries' leaves; a secret, as it would let one guess what an entry says
 * @param at when it was decided, in milliseconds, never before the block before
 * @param day the ledger's day, in UTC
 */
public record Block(
        long seq,
        long epoch,
        String writer,
        String previous,
        String root,
        String hash,
        String salt,
        Instant at,
        LocalDate day,
        List<Entry> entries) {

    /** So many entries fit into one block. */
    public static final int MOST_ENTRIES = 512;

    /** What {@link #previous} says in the first block. */
    public static final String NO_HASH = "0".repeat(64);

    public Block {
        entries = List.copyOf(entries);
    }
}
