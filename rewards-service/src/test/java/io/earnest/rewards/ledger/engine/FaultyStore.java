package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.MemoryStore;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.state.Changes;
import io.earnest.rewards.ledger.state.Documents;
import io.earnest.rewards.ledger.state.ReadSet;
import io.earnest.rewards.ledger.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A store that loses requests and answers, or holds them up, as told. */
public final class FaultyStore extends MemoryStore {

    /** What becomes of the next appends. */
    final AtomicInteger lostRequests = new AtomicInteger();

    final AtomicInteger lostAnswers = new AtomicInteger();
    final AtomicInteger appends = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    final AtomicInteger projectionWrites = new AtomicInteger();
    volatile boolean down;
    volatile boolean projectionsDown;

    /** Loading this account meets a defect. */
    volatile String poison = "";

    /** How long an append takes. */
    volatile Duration appendTakes = Duration.ZERO;

    /** A permit for each append; plenty unless a test drains it. */
    final Semaphore appendPermits = new Semaphore(Integer.MAX_VALUE / 2);

    @Override
    public Append append(Block block) {
        appendPermits.acquireUninterruptibly();
        appends.incrementAndGet();
        LockSupport.parkNanos(appendTakes.toNanos());
        failIf(down || lostRequests.getAndUpdate(n -> Math.max(0, n - 1)) > 0);
        Append append = super.append(block);
        failIf(lostAnswers.getAndUpdate(n -> Math.max(0, n - 1)) > 0);
        return append;
    }

    @Override
    public boolean exists(long seq) {
        looks.incrementAndGet();
        failIf(down);
        return super.exists(seq);
    }

    @Override
    public Optional<Block> read(long seq) {
        failIf(down);
        return super.read(seq);
    }

    @Override
    public List<Block> readFrom(long seq, int limit) {
        failIf(down);
        return super.readFrom(seq, limit);
    }

    @Override
    public Documents load(ReadSet readSet) {
        failIf(down);
        if (readSet.accounts().contains(poison)) {
            throw new IllegalStateException("poisoned");
        }
        return super.load(readSet);
    }

    @Override
    public void write(Changes changes) {
        failIf(down || projectionsDown);
        projectionWrites.incrementAndGet();
        super.write(changes);
    }

    private static void failIf(boolean failing) {
        if (failing) {
            throw new StoreException("lost", null);
        }
    }
}
