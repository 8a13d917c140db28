package io.earnest.rewards.rebuild;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.BlockHasher;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.Fold;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.store.CorruptJournalException;
import io.earnest.rewards.ledger.store.Journal;
import java.util.List;
import java.util.function.Consumer;

/**
 * The state that a journal's blocks make, from the first one on, in memory: the documents that change are held, the others
 * handed on. Headers and links are checked; whether entries are what their block's root says is for a verification.
 */
final class ChainFold {

    private static final int BLOCKS_A_READ = 64;

    private final Journal journal;
    private final Consumer<Changes> each;
    private final Documents documents = new Documents();
    private Head head = Head.GENESIS;

    /** @param each told what each block changes */
    ChainFold(Journal journal, Consumer<Changes> each) {
        this.journal = journal;
        this.each = each;
    }

    Head head() {
        return head;
    }

    /** The documents that change, as of the head. */
    Documents documents() {
        return documents;
    }

    /**
     * Follows the blocks up to one, or to the end of the chain.
     *
     * @param progress told the number of each block that was reached
     * @throws CorruptJournalException if a block does not follow the one before
     */
    void upTo(long last, Consumer<Long> progress) {
        while (head.seq() < last) {
            List<Block> next = journal.readFrom(head.seq() + 1, BLOCKS_A_READ);
            if (next.isEmpty()) {
                return;
            }
            for (Block block : next) {
                if (block.seq() <= last) {
                    follow(block);
                }
            }
            progress.accept(head.seq());
        }
    }

    private void follow(Block block) {
        String hash = BlockHasher.hash(
                block.seq(),
                block.epoch(),
                block.writer(),
                block.previous(),
                block.root(),
                block.entries().size(),
                block.at(),
                block.day());
        if (block.seq() != head.seq() + 1
                || !block.previous().equals(head.hash())
                || !block.hash().equals(hash)) {
            throw new CorruptJournalException("block " + block.seq() + " does not follow block " + head.seq());
        }
        Changes changes = Fold.replay(head, documents, block);
        each.accept(changes);
        head = changes.head();
        // The fold reads no key, and there are as many as entries.
        changes.documents().accounts().forEach(documents::put);
        changes.documents().statements().forEach(documents::put);
        changes.documents().pairs().forEach(documents::put);
        changes.documents().comments().forEach(documents::put);
    }
}
