package io.earnest.rewards.ledger.recovery;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.chain.Chain;
import io.earnest.rewards.ledger.decision.CheckedCommand;
import io.earnest.rewards.ledger.decision.Snapshot;
import io.earnest.rewards.ledger.projection.Projector;
import io.earnest.rewards.ledger.projection.UnprojectedState;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.Fold;
import io.earnest.rewards.ledger.state.Head;
import io.earnest.rewards.ledger.store.CorruptJournalException;
import io.earnest.rewards.ledger.store.Journal;
import io.earnest.rewards.ledger.store.Projections;
import io.earnest.rewards.ledger.store.StoreException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of the chain as this process knows it, and how it gets there. For the writer's thread. */
public final class Tip {

    private static final Logger LOG = LoggerFactory.getLogger(Tip.class);
    private static final int BLOCKS_A_READ = 16;

    private final Journal journal;
    private final Projections store;
    private final UnprojectedState state;
    private final Blocks blocks;
    private final Projector projector;
    private final SnapshotLoader snapshots;
    private boolean started;

    /** @param projector gets what each block changed */
    public Tip(Journal journal, Projections store, UnprojectedState state, Blocks blocks, Projector projector) {
        this.journal = journal;
        this.store = store;
        this.state = state;
        this.blocks = blocks;
        this.projector = projector;
        this.snapshots = new SnapshotLoader(state, blocks);
    }

    /** The state of the whole as of the tip. */
    public Head head() {
        return state.head();
    }

    /** What a decision of these commands rests on, read from memory and, where that lacks it, from the store. */
    public Snapshot prepare(List<CheckedCommand> commands) {
        return snapshots.forCommands(commands);
    }

    /**
     * The same as of the end of the chain where the store has documents of blocks that this process does not know yet.
     *
     * @throws StoreException if the store has such documents, but not their blocks
     */
    public Snapshot prepareUpToDate(List<CheckedCommand> commands) throws InterruptedException {
        Snapshot snapshot = prepare(commands);
        while (snapshot.ahead()) {
            long before = head().seq();
            catchUp();
            if (head().seq() == before) {
                throw new StoreException(
                        "there are documents of blocks behind block " + before + ", and no such block", null);
            }
            snapshot = prepare(commands);
        }
        return snapshot;
    }

    /**
     * Starts from the newest checkpoint and replays what came behind it. May be called again where the store failed meanwhile: it
     * then goes on where it was. A newer checkpoint would not do, as what is in memory by then is of the blocks up to there.
     */
    public void recover() throws InterruptedException {
        if (!started) {
            store.prepare();
            long watermark = store.watermark();
            Head start = store.newestCheckpoint(watermark).orElse(Head.GENESIS);
            state.startFrom(start);
            started = true;
            LOG.info("the ledger replays from block {}, projections are at {}", start.seq(), watermark);
        }
        catchUp();
        LOG.info("the ledger is at block {}", head().seq());
    }

    /** Replays what is in the journal behind the tip. */
    public void catchUp() throws InterruptedException {
        Head tip = head();
        Chain chain = Chain.behind(tip.seq(), tip.hash(), tip.epoch(), tip.at());
        List<Block> next = journal.readFrom(head().seq() + 1, BLOCKS_A_READ);
        while (!next.isEmpty()) {
            for (Block block : next) {
                Optional<String> flaw = chain.append(block);
                if (flaw.isPresent()) {
                    throw new CorruptJournalException(flaw.get());
                }
                projector.awaitRoom();
                follow(block, replayed(block));
            }
            next = journal.readFrom(head().seq() + 1, BLOCKS_A_READ);
        }
        projector.reachedEnd(head());
    }

    private Changes replayed(Block block) {
        Snapshot snapshot = snapshots.forReplay(block);
        try {
            return Fold.replay(snapshot.head(), snapshot.documents(), block);
        } catch (RuntimeException e) {
            throw new CorruptJournalException("block " + block.seq() + " cannot be followed: " + e.getMessage());
        }
    }

    /** A block that follows the tip is durable: it is the tip now. */
    public void commit(Block block, Changes changes) {
        follow(block, changes);
        projector.reachedEnd(head());
    }

    private void follow(Block block, Changes changes) {
        blocks.remember(block);
        state.commit(changes);
        projector.add(changes);
    }
}
