/**
 * A running ledger: the bounded queue of commands, the one thread that appends blocks, the turns that replicas take, and reads
 * behind a barrier that makes them see what any replica acknowledged.
 */
@NullMarked
package io.earnest.rewards.ledger.engine;

import org.jspecify.annotations.NullMarked;
