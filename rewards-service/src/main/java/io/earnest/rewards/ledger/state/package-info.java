/**
 * What the blocks add up to: the head, and the documents of accounts, statements, pairs, comments and keys. {@link
 * io.earnest.rewards.ledger.state.Fold} alone changes it, entry by entry, in a decision as in a replay.
 */
@NullMarked
package io.earnest.rewards.ledger.state;

import org.jspecify.annotations.NullMarked;
