package io.earnest.rewards.ledger.decision;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.state.Changes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Core#apply} arrived at.
 *
 * @param block the next one of the chain; null if no command needed a new entry
 * @param changes what the block changes; null without a block
 * @param decisions one for each command that was taken, from the first on; the rest did not fit into the block
 */
public record Proposal(@Nullable Block block, @Nullable Changes changes, List<Decision> decisions) {
    public Proposal {
        decisions = List.copyOf(decisions);
    }
}
