package io.earnest.rewards.rebuild;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.BlockHasher;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.Fold;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.store.CorruptJournalException;
import io.earnest.rewards.ledger.store.Journal;
import io.earnest.rewards.ledger.store.StoreException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * The state that a journal's blocks make, from the first one on, in memory: the documents that change are held, the others
 * handed on. Headers and links are checked; whether entries are what their block's root says is for a verification.
 */
final class ChainFold {

    private static final int BLOCKS_A_READ = 16;
    private static final int READS_AHEAD = 4;

    private final Journal journal;
    private final Work work;
    private final Consumer<Changes> each;
    private final Documents documents = new Documents();
    private Head head = Head.GENESIS;

    /**
     * A fold that has not begun.
     *
     * @param work reads ahead
     * @param each told what each block changes
     */
    ChainFold(Journal journal, Work work, Consumer<Changes> each) {
        this.journal = journal;
        this.work = work;
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
     * Follows the blocks up to one that is there.
     *
     * @param progress told the number of each block that was reached
     * @throws CorruptJournalException if a block is missing or does not follow the one before
     */
    void upTo(long last, Consumer<Long> progress) {
        Queue<Future<List<Block>>> ahead = new ArrayDeque<>();
        long next = head.seq() + 1;
        while (head.seq() < last) {
            for (; next <= last && ahead.size() < READS_AHEAD; next += BLOCKS_A_READ) {
                long from = next;
                ahead.add(work.begin(() -> journal.readFrom(from, (int) Math.min(BLOCKS_A_READ, last - from + 1))));
            }
            List<Block> read = result(ahead.remove());
            if (read.isEmpty()) {
                throw new CorruptJournalException(
                        "block " + (head.seq() + 1) + " is missing, and there is block " + last);
            }
            read.forEach(this::follow);
            progress.accept(head.seq());
        }
    }

    private static List<Block> result(Future<List<Block>> read) {
        try {
            return read.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while reading", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
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
