/**
 * What is durable in the journal, on its way into the projections: kept in memory until they hold it, written behind the
 * acknowledgement by a thread of its own. Every read asks memory first, so that it sees what was acknowledged.
 */
@NullMarked
package io.earnest.rewards.ledger.projection;

import org.jspecify.annotations.NullMarked;
