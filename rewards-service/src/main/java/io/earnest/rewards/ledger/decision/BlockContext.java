package io.earnest.rewards.ledger.decision;

import java.time.Instant;

/**
 * What a block gets from outside.
 *
 * @param at the time, in milliseconds, not before the head's
 * @param writer who decides
 * @param salt 64 lower-case hexadecimal digits, random
 */
public record BlockContext(Instant at, String writer, String salt) {}
