/** The ledger's journal and projections on MongoDB, or on anything that speaks its protocol. */
@NullMarked
package io.earnest.rewards.ledger.mongo;

import org.jspecify.annotations.NullMarked;
