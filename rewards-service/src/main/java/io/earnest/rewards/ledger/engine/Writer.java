package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.WritingGate;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.decision.CheckedCommand;
import io.earnest.rewards.ledger.decision.Decision;
import io.earnest.rewards.ledger.decision.Proposal;
import io.earnest.rewards.ledger.decision.Snapshot;
import io.earnest.rewards.ledger.projection.Projector;
import io.earnest.rewards.ledger.recovery.Tip;
import io.earnest.rewards.ledger.scheduling.Backoff;
import io.earnest.rewards.ledger.scheduling.Scheduling;
import io.earnest.rewards.ledger.store.CorruptJournalException;
import io.earnest.rewards.ledger.store.Journal;
import io.earnest.rewards.ledger.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that appends blocks. It takes what waits, decides it, inserts block tip + 1 and acknowledges; it never goes
 * past a block whose outcome it does not know. The block's unique number fences off every other writer.
 */
final class Writer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final Duration IDLE = Duration.ofMillis(50);
    private static final Duration TURN_LOOK = Duration.ofMillis(8);

    private final Journal journal;
    private final Tip tip;
    private final Projector projector;
    private final BlockContexts contexts;
    private final TurnTaking turn;
    private final RepairWatch repairs;
    private final WritingGate gate;
    private final Scheduling scheduling;
    private final Surroundings.Decider decider;
    private final BlockingQueue<List<PendingCommand>> queue = new LinkedBlockingQueue<>();
    private final Queue<CompletableFuture<Boolean>> looks = new ConcurrentLinkedQueue<>();
    private final CountDownLatch recovered = new CountDownLatch(1);
    private volatile boolean healthy;
    private volatile boolean lost;
    private volatile boolean stopping;
    private volatile boolean ended;

    Writer(
            Journal journal,
            Tip tip,
            Projector projector,
            BlockContexts contexts,
            TurnTaking turn,
            RepairWatch repairs,
            Surroundings surroundings) {
        this.journal = journal;
        this.tip = tip;
        this.projector = projector;
        this.contexts = contexts;
        this.turn = turn;
        this.repairs = repairs;
        this.gate = surroundings.gate();
        this.scheduling = surroundings.scheduling();
        this.decider = surroundings.decider();
    }

    /** Hands commands over, to be decided in one block if they fit. Answers come when they are durable. */
    void add(List<PendingCommand> submission) {
        queue.add(submission);
        if (ended) {
            giveUp();
        }
    }

    /** Asks for all that is durable now, whoever wrote it; done when the state holds it. */
    CompletableFuture<Boolean> catchUp() {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        looks.add(done);
        add(List.of());
        return done;
    }

    boolean ready() {
        return healthy;
    }

    /** Waits until the tip is reached for the first time; false at once if it never will be. */
    boolean awaitRecovery(Duration time) throws InterruptedException {
        return scheduling.await(recovered, time) && !lost;
    }

    /** Lets the thread end once nothing waits. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try {
            recover();
            while (!(stopping && queue.isEmpty())) {
                stopIf(gate.closed());
                List<PendingCommand> batch = take();
                repairs.look();
                look();
                if (!batch.isEmpty()) {
                    process(batch);
                } else if (queue.isEmpty()) {
                    leaveTurn();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CorruptJournalException e) {
            LOG.error("the ledger stops, and decides nothing more: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error(
                    "the ledger stops at block {}, and decides nothing more: a defect",
                    tip.head().seq() + 1,
                    e);
        } finally {
            lost = recovered.getCount() > 0;
            recovered.countDown();
            healthy = false;
            ended = true;
            giveUp();
            leaveTurn();
        }
    }

    /** Nobody decides any more: who waits is told so at once, and so is who comes later. */
    private void giveUp() {
        for (var submission = queue.poll(); submission != null; submission = queue.poll()) {
            submission.forEach(pending -> pending.answer().cancel(false));
        }
        for (var done = looks.poll(); done != null; done = looks.poll()) {
            done.cancel(false);
        }
    }

    private void recover() throws InterruptedException {
        Backoff backoff = new Backoff(scheduling);
        while (true) {
            try {
                repairs.begin();
                tip.recover();
                stopIf(gate.closedAtStart());
                healthy = true;
                recovered.countDown();
                return;
            } catch (StoreException e) {
                LOG.warn("the ledger cannot be read yet: {}", e.getMessage());
                if (stopping) {
                    throw new InterruptedException("stopped before the store could be read");
                }
                backoff.pause();
            }
        }
    }

    private static void stopIf(Optional<String> reason) {
        if (reason.isPresent()) {
            throw new CorruptJournalException(reason.get());
        }
    }

    private List<PendingCommand> take() throws InterruptedException {
        List<PendingCommand> batch = new ArrayList<>();
        List<PendingCommand> next = scheduling.poll(queue, IDLE);
        while (next != null) {
            batch.addAll(next);
            next = queue.peek();
            if (next != null) {
                next = batch.size() + next.size() <= Block.MOST_ENTRIES ? queue.poll() : null;
            }
        }
        return batch;
    }

    private void look() throws InterruptedException {
        List<CompletableFuture<Boolean>> asked = new ArrayList<>();
        for (var done = looks.poll(); done != null; done = looks.poll()) {
            asked.add(done);
        }
        if (!asked.isEmpty()) {
            try {
                tip.catchUp();
                asked.forEach(done -> done.complete(true));
            } catch (StoreException e) {
                asked.forEach(done -> done.completeExceptionally(e));
            } catch (RuntimeException e) {
                asked.forEach(done -> done.cancel(false));
                throw e;
            }
        }
    }

    /** Answers all of the batch, in one block or, where it does not fit, in several. */
    private void process(List<PendingCommand> batch) throws InterruptedException {
        List<PendingCommand> rest = batch;
        Backoff backoff = new Backoff(scheduling);
        while (!rest.isEmpty()) {
            try {
                projector.awaitRoom();
                int answered = next(rest);
                healthy = true;
                backoff.reset();
                rest = rest.subList(answered, rest.size());
            } catch (StoreException e) {
                // Nothing of the rest is in a block of ours, so it can be decided anew.
                healthy = false;
                LOG.warn("deciding waits for the store: {}", e.getMessage());
                backoff.pause();
            } catch (CorruptJournalException e) {
                rest.forEach(pending -> pending.answer().cancel(false));
                throw e;
            } catch (RuntimeException e) {
                rest = isolate(rest, e);
            }
        }
    }

    /** A defect must not stop the ledger: the command that meets it fails alone, and is in no block. */
    private List<PendingCommand> isolate(List<PendingCommand> failed, RuntimeException defect)
            throws InterruptedException {
        if (failed.size() > 1) {
            for (PendingCommand pending : failed) {
                process(List.of(pending));
            }
        } else {
            LOG.error("command {} cannot be decided", failed.getFirst().command(), defect);
            failed.getFirst().answer().completeExceptionally(defect);
        }
        return List.of();
    }

    /** Decides as much as fits into one block, makes it durable, and answers; how many are answered. */
    private int next(List<PendingCommand> batch) throws InterruptedException {
        List<CheckedCommand> commands =
                batch.stream().map(PendingCommand::command).toList();
        Proposal proposal;
        do {
            awaitTurn();
            Snapshot snapshot = tip.prepareUpToDate(commands);
            turn.alive();
            proposal = decider.apply(snapshot, contexts.behind(tip.head()), commands);
            turn.alive();
        } while (!durable(proposal));
        List<Decision> decisions = proposal.decisions();
        for (int i = 0; i < decisions.size(); i++) {
            batch.get(i).answer().complete(new PendingCommand.Answer(decisions.get(i), proposal.block()));
        }
        return decisions.size();
    }

    /** Leaves the chain to another writer while it is that one's turn; who asks for what is durable is not kept waiting. */
    private void awaitTurn() throws InterruptedException {
        if (turn.keeps()) {
            return;
        }
        while (!turn.take()) {
            scheduling.sleep(TURN_LOOK);
            look();
        }
        // What others wrote meanwhile would make the next decision void.
        tip.catchUp();
        turn.alive();
    }

    /** There is nothing to write: another may go on at once. */
    private void leaveTurn() {
        try {
            turn.release();
        } catch (StoreException e) {
            LOG.info("the turn is left to be taken: {}", e.getMessage());
        }
    }

    /** Appends the block, if there is one; false if another writer's is there and all has to be decided again. */
    private boolean durable(Proposal proposal) throws InterruptedException {
        Block block = proposal.block();
        if (block == null) {
            return true;
        }
        if (append(block)) {
            tip.commit(block, Objects.requireNonNull(proposal.changes()));
            turn.wrote();
            return true;
        }
        LOG.info("another writer has block {}", block.seq());
        turn.lost();
        tip.catchUp();
        return false;
    }

    /** Inserts until it is known whether the block is in; whether it is ours. */
    private boolean append(Block block) throws InterruptedException {
        Backoff backoff = new Backoff(scheduling);
        while (true) {
            try {
                if (journal.append(block) == Journal.Append.INSERTED) {
                    return true;
                }
                Optional<Block> there = journal.read(block.seq());
                if (there.isPresent()) {
                    return there.get().hash().equals(block.hash());
                }
                // It is there, but not yet on a majority.
            } catch (StoreException e) {
                healthy = false;
                LOG.warn("the outcome of block {} is not known yet: {}", block.seq(), e.getMessage());
            }
            backoff.pause();
        }
    }
}
