/**
 * What the ledger asks of a store: a journal of blocks, projections that can be built again, and whose turn it is to write.
 * A store that does not answer is a {@link io.earnest.rewards.ledger.store.StoreException}, and is tried again.
 */
@NullMarked
package io.earnest.rewards.ledger.store;

import org.jspecify.annotations.NullMarked;
