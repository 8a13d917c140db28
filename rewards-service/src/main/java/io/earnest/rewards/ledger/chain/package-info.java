/**
 * The format of the chain: how entries become a block, how a block is hashed, and how one follows another. LEDGER.md
 * defines it down to the bytes; it is final.
 */
@NullMarked
package io.earnest.rewards.ledger.chain;

import org.jspecify.annotations.NullMarked;
