/**
 * Verifies a proof file as LEDGER.md, section "Proofs", says: without a store, and without trust in who made it. What it needs of
 * the ledger is the format alone ({@code ledger.chain}), and of the log its notes and hashes.
 */
@NullMarked
package io.earnest.rewards.proof.check;

import org.jspecify.annotations.NullMarked;
