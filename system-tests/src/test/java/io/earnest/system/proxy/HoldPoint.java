package io.earnest.system.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A place in an action where the world can be stopped: at one of the writes that the action makes in one service's store.
 * Which writes are the action's is told by marks, texts that no other action has: the id of its actor or its article. The
 * ids of documents that the action inserts become marks of it.
 */
public final class HoldPoint {
    /** On which side of the store the write is held. */
    public enum Side {
        /** The store has not seen it. */
        NOT_APPLIED,
        /** The store has done it, and the service does not know. */
        APPLIED_UNKNOWN
    }

    private final Set<String> marks = ConcurrentHashMap.newKeySet();
    private final List<String> identities = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final int step;
    private final Side side;

    private HoldPoint(int step, Side side, List<String> marks) {
        this.step = step;
        this.side = side;
        this.marks.addAll(marks);
    }

    /** Holds the action's write of this number, from 1. */
    public static HoldPoint at(int step, Side side, List<String> marks) {
        return new HoldPoint(step, side, marks);
    }

    /** Holds nothing; only tells which writes there were. */
    public static HoldPoint none(List<String> marks) {
        return new HoldPoint(0, Side.NOT_APPLIED, marks);
    }

    /** Whether the action stands still here. */
    public boolean isReached() {
        return reached.getCount() == 0;
    }

    /** The action's writes so far, such as {@code insert ratings}. */
    public synchronized List<String> steps() {
        return List.copyOf(steps);
    }

    /** Lets go of what was held; it is dropped, for its sender is dead. */
    void release() {
        released.countDown();
    }

    synchronized boolean owns(StoreWrite write) {
        if (marks.stream().noneMatch(write.content()::contains)) {
            return false;
        }
        marks.addAll(write.created());
        if (!identities.contains(write.identity())) {
            identities.add(write.identity());
            steps.add(write.step());
        }
        return true;
    }

    synchronized boolean holds(StoreWrite write, Side where) {
        return side == where && step > 0 && identities.indexOf(write.identity()) == step - 1;
    }

    void hold() throws InterruptedException {
        reached.countDown();
        released.await();
    }
}
