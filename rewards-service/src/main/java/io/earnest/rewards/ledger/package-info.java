/**
 * The ledger: a pure core that decides, one writer that appends blocks, and the ports to a store. Plain Java: no Spring,
 * no store, and no clock but the one that is handed in.
 */
@NullMarked
package io.earnest.rewards.ledger;

import org.jspecify.annotations.NullMarked;
