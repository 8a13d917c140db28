package io.earnest.rewards.ledger.simulation;

import io.earnest.rewards.ledger.store.StoreException;
import java.util.Random;
import java.util.function.Supplier;

/** The way from one process to the store: late, and at times lossy, or there twice. */
final class Network {

    private static final long GIVES_UP_NANOS = 400_000_000;

    private final Scheduler scheduler;
    private final Random random;
    private final ReplicaSet replicas;
    /** Of a thousand requests, so many go wrong in each way. */
    private int faults;

    private long cutUntil;

    Network(Scheduler scheduler, Random random, ReplicaSet replicas, int faults) {
        this.scheduler = scheduler;
        this.random = random;
        this.replicas = replicas;
        this.faults = faults;
    }

    void heal() {
        faults = 0;
        cutUntil = 0;
    }

    void cut(long nanos) {
        cutUntil = scheduler.nanoTime() + nanos;
        scheduler.trace("the network is cut for " + nanos / 1_000_000 + " ms");
    }

    /**
     * A request and its answer.
     *
     * @param writes whether it may come late, or twice
     */
    <T> T request(String what, boolean writes, Supplier<T> at) {
        travel();
        if (replicas.away() || scheduler.nanoTime() < cutUntil) {
            scheduler.pause(50_000_000);
            throw lost(what, "nobody answers");
        }
        if (happens()) {
            scheduler.pause(random.nextLong(GIVES_UP_NANOS));
            throw lost(what, "request lost");
        }
        if (writes && happens()) {
            again(what, at, "late");
            scheduler.pause(random.nextLong(GIVES_UP_NANOS));
            throw lost(what, "request late");
        }
        T answer = at.get();
        if (writes && happens()) {
            again(what, at, "double");
        }
        travel();
        if (scheduler.nanoTime() < cutUntil || happens()) {
            scheduler.pause(random.nextLong(GIVES_UP_NANOS));
            throw lost(what, "answer lost");
        }
        return answer;
    }

    /** It comes some time, whoever still waits for it: also when its process is gone. */
    private void again(String what, Supplier<?> at, String how) {
        scheduler.at(scheduler.nanoTime() + random.nextLong(5 * GIVES_UP_NANOS), () -> {
            if (!replicas.away()) {
                scheduler.trace(how + " request comes: " + what);
                at.get();
            }
        });
    }

    private boolean happens() {
        return random.nextInt(1_000) < faults;
    }

    private void travel() {
        int dice = random.nextInt(100);
        scheduler.pause(
                dice == 0
                        ? random.nextInt(200_000_000)
                        : dice < 10 ? random.nextInt(10_000_000) : random.nextInt(400_000));
    }

    private StoreException lost(String what, String why) {
        scheduler.trace(what + ": " + why);
        return new StoreException(what + ": " + why, null);
    }
}
