package io.earnest.rewards.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Core#apply} arrived at.
 *
 * @param block the next one of the chain; null if no command needed a new entry
 * @param changes what the block changes; null without a block
 * @param decisions one for each command that was taken, from the first on; the rest did not fit into the block
 */
record Applied(@Nullable Block block, @Nullable Changes changes, List<Decision> decisions) {
    Applied {
        decisions = List.copyOf(decisions);
    }
}
