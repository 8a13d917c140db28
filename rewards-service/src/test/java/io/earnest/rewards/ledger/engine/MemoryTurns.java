package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.store.Turns;
import java.util.concurrent.atomic.AtomicReference;

/** The turn in memory, with the guarantees of a store. */
public final class MemoryTurns implements Turns {

    private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.FREE);

    @Override
    public Turn read() {
        return turn.get();
    }

    @Override
    public boolean replace(Turn seen, Turn by) {
        Turn there = turn.get();
        return there.equals(seen) && turn.compareAndSet(there, by);
    }
}
