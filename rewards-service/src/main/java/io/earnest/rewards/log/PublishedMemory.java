package io.earnest.rewards.log;

import io.earnest.rewards.log.note.TreeHead;
import io.earnest.rewards.log.tree.MissingTileException;
import java.util.List;

/** Holds the chain in the store against what is remembered of its publication. */
final class PublishedMemory {
    private final Headers headers;
    private final Growth growth;

    PublishedMemory(Headers headers, Growth growth) {
        this.headers = headers;
        this.growth = growth;
    }

    /**
     * Checks that the chain begins with what was published.
     *
     * @param who remembers it, for the message
     * @throws ContradictionException if the chain is shorter, or another; both sizes are named
     */
    void check(TreeHead published, String who) {
        long height = headers.height();
        if (height < published.size()) {
            throw new ContradictionException("a checkpoint of " + published.size() + " blocks was published (" + who
                    + " has it), and the store has " + height
                    + ": it was set back. See docs/runbooks/EarnestLedgerLogContradicted.md");
        }
        if (published.size() > 0 && !begins(published)) {
            throw new ContradictionException("a checkpoint of " + published.size() + " blocks with the root "
                    + published.root() + " was published (" + who + " has it), and the first " + published.size()
                    + " of the " + height + " blocks in the store have another: they were rewritten."
                    + " See docs/runbooks/EarnestLedgerLogContradicted.md");
        }
    }

    private boolean begins(TreeHead published) {
        try {
            // The last header names all before it, by their hashes; the start has verified those that it read.
            List<Headers.Header> last = headers.from(published.size(), 1);
            if (growth.root(published.size()).equals(published.root())
                    && growth.holds(published.size(), last.getFirst())) {
                return true;
            }
        } catch (MissingTileException e) {
            // They were never made, or dropped.
        }
        return growth.remake(published);
    }
}
