/**
 * What happens after a crash, at each start, and when another process has written: from the newest checkpoint on, the blocks
 * behind it are verified and replayed. So the state of the newest block stands in memory, and decisions can be made on it.
 */
@NullMarked
package io.earnest.rewards.ledger.recovery;

import org.jspecify.annotations.NullMarked;
