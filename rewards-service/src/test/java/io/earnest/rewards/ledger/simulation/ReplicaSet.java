package io.earnest.rewards.ledger.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The store as what a replica set promises: writes of single documents in one order, of which a majority has a beginning; a failover
 * keeps that beginning, and of the rest some of the first. A majority read sees the beginning alone; others see what the primary has,
 * or, for a while after a failover, what an old one had.
 */
final class ReplicaSet {

    private final Scheduler scheduler;
    private final Random random;
    private final List<Consumer<Contents>> majority = new ArrayList<>();
    private final List<Write> behind = new ArrayList<>();
    private Contents committed = new Contents();
    private Contents newest = new Contents();
    private Contents old = new Contents();
    private long oldUntil;
    private long awayUntil;
    private long slowUntil;
    private long cutOffUntil;

    ReplicaSet(Scheduler scheduler, Random random) {
        this.scheduler = scheduler;
        this.random = random;
    }

    /** A write that the primary has made. */
    static final class Write {
        private final Consumer<Contents> change;
        private boolean durable;
        private boolean lost;

        private Write(Consumer<Contents> change) {
            this.change = change;
        }

        boolean durable() {
            return durable;
        }

        /** A failover took it back. */
        boolean lost() {
            return lost;
        }
    }

    /** Makes the change at the primary; a majority has it a little later. */
    Write write(Consumer<Contents> change) {
        Write write = new Write(change);
        change.accept(newest);
        behind.add(write);
        boolean slow = scheduler.nanoTime() < slowUntil;
        int lag = slow ? 50_000_000 + random.nextInt(400_000_000) : 100_000 + random.nextInt(2_000_000);
        scheduler.at(Math.max(cutOffUntil, scheduler.nanoTime()) + lag, () -> commitUpTo(write));
        return write;
    }

    private void commitUpTo(Write write) {
        int place = behind.indexOf(write);
        for (int i = 0; i <= place; i++) {
            Write next = behind.get(i);
            next.change.accept(committed);
            majority.add(next.change);
            next.durable = true;
        }
        behind.subList(0, place + 1).clear();
    }

    /** What a majority has. */
    Contents committed() {
        return committed;
    }

    /** What the primary has. */
    Contents newest() {
        return newest;
    }

    /** What who still takes the old primary for the primary may see; the newest when no failover was lately. */
    Contents maybeOld() {
        return scheduler.nanoTime() < oldUntil && random.nextInt(3) > 0 ? old : newest;
    }

    boolean away() {
        return scheduler.nanoTime() < awayUntil;
    }

    /** Nobody answers for so long. */
    void goAway(long nanos) {
        awayUntil = scheduler.nanoTime() + nanos;
        scheduler.trace("the store is away for " + nanos / 1_000_000 + " ms");
    }

    /** The majority lags for so long. */
    void slow(long nanos) {
        slowUntil = scheduler.nanoTime() + nanos;
        scheduler.trace("the majority lags for " + nanos / 1_000_000 + " ms");
    }

    /** The primary is cut off from the others: it takes writes, and no majority gets them. */
    void cutOff(long nanos) {
        cutOffUntil = scheduler.nanoTime() + nanos;
        scheduler.trace("the primary is cut off for " + nanos / 1_000_000 + " ms");
    }

    /** Another primary: some of what no majority has is taken back. */
    void failOver(long awayNanos, long oldNanos) {
        old = committed.copy();
        int kept = behind.isEmpty() ? 0 : random.nextInt(behind.size() + 1);
        newest = committed.copy();
        for (Write write : behind.subList(0, kept)) {
            write.change.accept(newest);
        }
        List<Write> dropped = behind.subList(kept, behind.size());
        dropped.forEach(write -> write.lost = true);
        scheduler.trace("a failover takes back " + dropped.size() + " writes, keeps " + kept);
        dropped.clear();
        goAway(awayNanos);
        oldUntil = awayUntil + oldNanos;
    }

    /** Comes back as it was before it had that block; nobody is told. */
    void setBack(long below) {
        Contents then = new Contents();
        int kept = 0;
        for (Consumer<Contents> change : majority) {
            Contents next = then;
            change.accept(next);
            if (next.height() >= below) {
                break;
            }
            kept++;
        }
        committed = new Contents();
        for (Consumer<Contents> change : majority.subList(0, kept)) {
            change.accept(committed);
        }
        majority.subList(kept, majority.size()).clear();
        behind.forEach(write -> write.lost = true);
        behind.clear();
        newest = committed.copy();
        old = committed;
        scheduler.trace("the store is set back to block " + committed.height());
    }
}
