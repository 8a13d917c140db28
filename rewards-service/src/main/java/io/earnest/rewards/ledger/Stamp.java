package io.earnest.rewards.ledger;

import java.time.Instant;

/**
 * What a block gets from outside.
 *
 * @param at the time, in milliseconds, not before the head's
 * @param writer who decides
 * @param salt 64 lower-case hexadecimal digits, random
 */
record Stamp(Instant at, String writer, String salt) {}
