package io.earnest.rewards.ledger.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One baton, which one thread has at a time: a thread runs until it waits, and who goes on then, and what time it is, follows from
 * the seed. Each simulated thread is a virtual one that is parked while another has the baton; so the code between two waits runs as
 * it is, thread-locals, locks and all.
 */
final class Scheduler {

    /** Between something coming to hold and who waits for it going on. */
    private static final int MOST_JITTER_NANOS = 200_000;

    private static final long NEVER = Long.MAX_VALUE;
    private static final int MOST_STEPS = 400_000;

    private final Random random;
    private final StringBuilder trace = new StringBuilder(1 << 16);
    private final List<SimulatedThread> threads = new ArrayList<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::at).thenComparingLong(Timer::order));
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile SimulatedThread current;
    private long now;
    private long timerOrder;
    private int steps;
    private Throwable failure;

    Scheduler(Random random) {
        this.random = random;
    }

    private record Timer(long at, long order, Runnable task) {}

    /** Runs the task as the first thread, and all that come of it, until the first one ends. */
    void run(Process process, Runnable task) throws InterruptedException {
        SimulatedThread first = start(process, "main", task);
        first.until = null;
        first.wakeAt = 0;
        current = first;
        first.thread.start();
        ended.await();
    }

    SimulatedThread start(Process process, String name, Runnable task) {
        SimulatedThread thread = new SimulatedThread(process, process.name + "/" + name, task);
        thread.wakeAt = now + jitter();
        threads.add(thread);
        return thread;
    }

    /** Something that happens by itself, and must not wait. */
    void at(long nanos, Runnable task) {
        timers.add(new Timer(Math.max(now, nanos), timerOrder++, task));
    }

    long nanoTime() {
        return now;
    }

    SimulatedThread current() {
        return current;
    }

    /** The first thing that went wrong in a thread and that no code was there for; null for none. */
    Throwable failure() {
        return failure;
    }

    void fail(Throwable with) {
        if (failure == null) {
            failure = with;
            trace("fails: " + with);
        }
    }

    void trace(String what) {
        SimulatedThread thread = current;
        trace.append(now / 1_000).append("us ");
        trace.append(thread == null ? "-" : thread.name)
                .append(": ")
                .append(what)
                .append('\n');
    }

    String traced() {
        return trace.toString();
    }

    /** Gives the baton up until that holds or the time is over; whether it holds. */
    boolean block(BooleanSupplier until, long nanos) throws InterruptedException {
        SimulatedThread self = current;
        // A real flag would keep the thread from parking.
        self.interrupted |= Thread.interrupted();
        self.until = until;
        self.wakeAt = nanos == NEVER ? NEVER : now + Math.max(0, nanos);
        hand(self, next());
        self.until = null;
        if (self.process.dead()) {
            throw new Crashed();
        }
        if (self.interrupted) {
            self.interrupted = false;
            throw new InterruptedException();
        }
        return until.getAsBoolean();
    }

    void block(BooleanSupplier until) throws InterruptedException {
        block(until, NEVER);
    }

    /** Lets time pass, whatever comes; who is interrupted meanwhile learns of it at its next wait. */
    void pause(long nanos) {
        boolean interrupted = false;
        try {
            block(() -> false, nanos);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        current.interrupted |= interrupted;
    }

    private int jitter() {
        return 1 + random.nextInt(MOST_JITTER_NANOS);
    }

    private SimulatedThread next() {
        while (true) {
            SimulatedThread earliest = earliest();
            Timer timer = timers.peek();
            if (timer != null && (earliest == null || timer.at() <= earliest.wakeAt)) {
                timers.poll();
                now = Math.max(now, timer.at());
                timer.task().run();
            } else if (earliest != null) {
                now = Math.max(now, earliest.wakeAt);
                if (++steps == MOST_STEPS) {
                    fail(new AssertionError("the run comes to no end"));
                    threads.forEach(thread -> thread.process.kill("the run comes to no end"));
                }
                return earliest;
            } else {
                fail(new AssertionError("nothing can go on: " + threads));
                threads.forEach(thread -> thread.process.kill("nothing can go on"));
            }
        }
    }

    private SimulatedThread earliest() {
        SimulatedThread earliest = null;
        for (SimulatedThread thread : threads) {
            if (thread.until != null && (thread.process.dead() || thread.interrupted || thread.until.getAsBoolean())) {
                thread.until = null;
                thread.wakeAt = Math.min(thread.wakeAt, now + jitter());
            }
            if (thread.wakeAt != NEVER && (earliest == null || thread.wakeAt < earliest.wakeAt)) {
                earliest = thread;
            }
        }
        return earliest;
    }

    private void hand(SimulatedThread self, SimulatedThread next) {
        if (next == self) {
            return;
        }
        current = next;
        if (next.thread.getState() == Thread.State.NEW) {
            next.thread.start();
        } else {
            LockSupport.unpark(next.thread);
        }
        if (self != null) {
            while (current != self) {
                LockSupport.park(this);
            }
        }
    }

    private void end(SimulatedThread self) {
        threads.remove(self);
        if (threads.isEmpty()) {
            ended.countDown();
        } else {
            hand(null, next());
        }
    }

    /** A thread of the simulation. */
    final class SimulatedThread {
        final String name;
        final Thread thread;
        Process process;
        private BooleanSupplier until;
        private long wakeAt;
        private boolean interrupted;
        private boolean done;

        SimulatedThread(Process process, String name, Runnable task) {
            this.process = process;
            this.name = name;
            this.thread = Thread.ofVirtual().unstarted(() -> run(task));
        }

        boolean done() {
            return done;
        }

        void interrupt() {
            interrupted = true;
        }

        private void run(Runnable task) {
            try {
                if (!process.dead()) {
                    task.run();
                }
            } catch (Crashed e) {
                // As it must.
            } catch (Throwable e) {
                fail(e);
            } finally {
                done = true;
                end(this);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
