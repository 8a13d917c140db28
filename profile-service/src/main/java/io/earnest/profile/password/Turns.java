package io.earnest.profile.password;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands out the few slots of something expensive, so that nobody's crowd keeps others out. Strangers and those who are known
 * wait in a {@link Lane} each. One slot is kept for who is known; the others serve strangers first, and whoever is known
 * where no stranger waits: so each lane moves, however full the other one is.
 */
final class Turns {
    private final ReentrantLock lock = new ReentrantLock();
    private final Lane strangers;
    private final Lane known;
    private int kept;
    private int open;

    /** Which kind of slot somebody has. */
    enum Slot {
        KEPT,
        OPEN
    }

    Turns(int slots, PasswordProperties.Waiting waiting) {
        this.strangers = new Lane(waiting.strangers(), waiting.perNetwork());
        this.known = new Lane(waiting.known(), waiting.perNetwork());
        this.kept = slots > 1 ? 1 : 0;
        this.open = slots - kept;
    }

    /**
     * Waits for a slot.
     *
     * @return the slot, to be given back by {@link #release}
     * @throws RejectedExecutionException where there is no place to wait, or no turn in time
     */
    Slot take(Applicant who, Duration atMost) throws InterruptedException {
        Lane lane = who.known() ? known : strangers;
        var waiting = new Lane.Waiting(who.row(), new CompletableFuture<>());
        lock.lock();
        try {
            if (!lane.offer(waiting, !who.network().loopback())) {
                throw new RejectedExecutionException("no place to wait");
            }
            assign();
        } finally {
            lock.unlock();
        }
        return awaited(lane, waiting, atMost);
    }

    void release(Slot slot) {
        lock.lock();
        try {
            if (slot == Slot.KEPT) {
                kept++;
            } else {
                open++;
            }
            assign();
        } finally {
            lock.unlock();
        }
    }

    private Slot awaited(Lane lane, Lane.Waiting waiting, Duration atMost) throws InterruptedException {
        try {
            return waiting.turn().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (left(lane, waiting)) {
                throw new RejectedExecutionException("no turn in time", e);
            }
            return decided(waiting); // The turn came, or went to another, at the last moment.
        } catch (InterruptedException e) {
            if (!left(lane, waiting) && !waiting.turn().isCompletedExceptionally()) {
                release(waiting.turn().join());
            }
            throw e;
        } catch (ExecutionException e) {
            throw new RejectedExecutionException(e.getCause());
        }
    }

    private static Slot decided(Lane.Waiting waiting) {
        try {
            return waiting.turn().join();
        } catch (CompletionException e) {
            throw new RejectedExecutionException(e.getCause());
        }
    }

    private boolean left(Lane lane, Lane.Waiting waiting) {
        lock.lock();
        try {
            return lane.remove(waiting);
        } finally {
            lock.unlock();
        }
    }

    /** Gives free slots to those whose turn it is. */
    private void assign() {
        while (kept > 0) {
            Lane.Waiting next = known.poll();
            if (next == null) {
                break;
            }
            kept--;
            next.turn().complete(Slot.KEPT);
        }
        while (open > 0) {
            Lane.Waiting stranger = strangers.poll();
            Lane.Waiting next = stranger == null ? known.poll() : stranger;
            if (next == null) {
                return;
            }
            open--;
            next.turn().complete(Slot.OPEN);
        }
    }
}
