package io.earnest.rewards.ledger;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of the chain as this process knows it, and how it gets there. For the writer's thread. */
final class Tip {

    private static final Logger LOG = LoggerFactory.getLogger(Tip.class);
    private static final int BLOCKS_A_READ = 16;

    private final Journal journal;
    private final Projections store;
    private final Memory memory;
    private final Blocks blocks;
    private final Projector projector;
    private final Preparation preparation;

    Tip(Journal journal, Projections store, Memory memory, Blocks blocks, Projector projector) {
        this.journal = journal;
        this.store = store;
        this.memory = memory;
        this.blocks = blocks;
        this.projector = projector;
        this.preparation = new Preparation(memory, blocks);
    }

    Head head() {
        return memory.head();
    }

    State prepare(List<Checked> commands) {
        return preparation.forCommands(commands);
    }

    /** Starts from the newest checkpoint and replays what came behind it. */
    void recover() throws InterruptedException {
        store.prepare();
        long watermark = store.watermark();
        Head start = store.newestCheckpoint(watermark).orElse(Head.GENESIS);
        memory.startFrom(start);
        catchUp();
        LOG.info(
                "ledger is at block {}, replayed from {}, projections were at {}",
                head().seq(),
                start.seq(),
                watermark);
    }

    /** Replays what is in the journal behind the tip. */
    void catchUp() throws InterruptedException {
        Chain chain = Chain.from(head());
        List<Block> next = journal.readFrom(head().seq() + 1, BLOCKS_A_READ);
        while (!next.isEmpty()) {
            for (Block block : next) {
                Optional<String> flaw = chain.append(block);
                if (flaw.isPresent()) {
                    throw new CorruptJournalException(flaw.get());
                }
                projector.awaitRoom();
                commit(block, replayed(block));
            }
            next = journal.readFrom(head().seq() + 1, BLOCKS_A_READ);
        }
    }

    private Changes replayed(Block block) {
        State state = preparation.forReplay(block);
        try {
            return Core.replay(state, block);
        } catch (RuntimeException e) {
            throw new CorruptJournalException("block " + block.seq() + " cannot be followed: " + e.getMessage());
        }
    }

    /** A block that follows the tip is durable: it is the tip now. */
    void commit(Block block, Changes changes) {
        blocks.remember(block);
        memory.commit(changes);
        projector.add(changes);
    }
}
